# What lowered checks call: see lower.py. Each does what the Python beside it does, for subclasses
# in the same words, for the very types that json.loads gives by the shortest way.

cimport cython
from cpython.dict cimport (
    PyDict_CheckExact, PyDict_Contains, PyDict_GetItemWithError, PyDict_Next,
)
from cpython.list cimport PyList_CheckExact, PyList_GET_ITEM, PyList_GET_SIZE
from cpython.object cimport PyObject
from cpython.set cimport PySet_Contains
from cpython.unicode cimport (
    PyUnicode_CheckExact, PyUnicode_Compare, PyUnicode_GET_LENGTH, PyUnicode_Tailmatch,
)

cdef extern from *:
    """
    #if defined(__linux__) && !defined(_GNU_SOURCE)
    #define _GNU_SOURCE
    #endif
    #if defined(__linux__) || defined(__APPLE__)
    #include <pthread.h>
    #endif

    #if defined(_MSC_VER)
    #define OF_THREAD __declspec(thread)
    #else
    #define OF_THREAD __thread
    #endif

    /* Where this thread's stack, which grows down, must not reach; a quarter of a megabyte is
       left for what the checks call. Unknown systems give half a megabyte from here. */
    static OF_THREAD char *stack_limit = NULL;

    static char *find_stack_limit(char *here) {
        const size_t kept = 256 * 1024;
    #if defined(__linux__)
        pthread_attr_t attributes;
        void *lowest;
        size_t size;
        if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
            int failed = pthread_attr_getstack(&attributes, &lowest, &size);
            pthread_attr_destroy(&attributes);
            /* The main thread's stack may be unlimited: then eight megabytes. */
            if (!failed && size > ((size_t)1 << 26)) return here - ((size_t)1 << 23) + kept;
            if (!failed && size > 2 * kept) return (char *)lowest + kept;
        }
    #elif defined(__APPLE__)
        size_t size = pthread_get_stacksize_np(pthread_self());
        if (size > 2 * kept) return (char *)pthread_get_stackaddr_np(pthread_self()) - size + kept;
    #endif
        return here - kept;
    }

    static int enter(void) {
        char here;
        char *volatile address = &here;
        if (stack_limit == NULL) stack_limit = find_stack_limit(address);
        if (address < stack_limit) {
            PyErr_SetString(PyExc_RecursionError, "the stack is used up");
            return -1;
        }
        return Py_EnterRecursiveCall(" while checking a value") ? -1 : 0;
    }
    """
    int enter() except -1
    Py_ssize_t PyDict_GET_SIZE(object)
    void leave "Py_LeaveRecursiveCall" ()

cdef object ABSENT = object()

ctypedef bint (*Decide)(object) except -1
ctypedef bint (*Note)(object, object) except -1


@cython.final
cdef class Decider:
    """A function of this module as a Python object."""

    cdef Decide decide
    cdef Note note
    cdef object python

    def __call__(self, value, seen=None):
        if self.note is not NULL:
            return self.note(value, seen)
        return ask(self, value)


cdef Decider deciding(Decide decide):
    cdef Decider decider = Decider.__new__(Decider)
    decider.decide = decide
    return decider


cdef Decider noting(Note note):
    cdef Decider decider = Decider.__new__(Decider)
    decider.note = note
    return decider


cdef Decider calling(object python):
    cdef Decider decider = Decider.__new__(Decider)
    decider.python = python
    return decider


cdef inline bint ask(Decider decider, object value) except -1:
    if decider.decide is not NULL:
        return decider.decide(value)
    return decider.python(value)


cdef inline Decider decider_for(dict table, object key):
    """``table.get(key)``"""
    cdef PyObject *found = PyDict_GetItemWithError(table, key)
    return None if found is NULL else <Decider>found


cdef inline Decider decider_for_tag(dict table, object tag):
    """``table.get(tag) if isinstance(tag, str) else None``"""
    return decider_for(table, tag) if isinstance(tag, str) else None


cdef inline object member(object value, str key):
    """``value[key] if key in value else ABSENT``"""
    cdef PyObject *found
    if PyDict_CheckExact(value):
        found = PyDict_GetItemWithError(value, key)
        return ABSENT if found is NULL else <object>found
    return value[key] if key in value else ABSENT


cdef inline object next_member(object value, str key, Py_ssize_t found):
    """The same, where `found` other members are known to be in `value`."""
    if PyDict_CheckExact(value) and PyDict_GET_SIZE(value) == found:
        return ABSENT
    return member(value, key)


cdef inline object member_or_none(object value, str key):
    """``value.get(key)``"""
    cdef PyObject *found
    if PyDict_CheckExact(value):
        found = PyDict_GetItemWithError(value, key)
        return None if found is NULL else <object>found
    return value.get(key)


cdef inline bint has(object value, str key) except -1:
    """``key in value``"""
    return PyDict_Contains(value, key) if PyDict_CheckExact(value) else key in value


cdef inline bint has_others(object value, frozenset known, Py_ssize_t found) except -1:
    """``any(key not in known for key in value)``, where `found` members of `known` are known to
    be in `value`."""
    cdef PyObject *key
    cdef Py_ssize_t position = 0
    if not PyDict_CheckExact(value):
        return has_others_generally(value, known)
    if PyDict_GET_SIZE(value) == found:
        return False
    while PyDict_Next(value, &position, &key, NULL):
        if not PySet_Contains(known, <object>key):
            return True
    return False


cdef bint has_others_generally(object value, frozenset known) except -1:
    for key in value:
        if key not in known:
            return True
    return False


cdef inline Py_ssize_t length(object value) except -1:
    """``len(value)``"""
    if PyUnicode_CheckExact(value):
        return PyUnicode_GET_LENGTH(value)
    if PyList_CheckExact(value):
        return PyList_GET_SIZE(value)
    return PyDict_GET_SIZE(value) if PyDict_CheckExact(value) else len(value)


cdef inline bint starts(object value, str prefix) except -1:
    """``value.startswith(prefix)``"""
    if PyUnicode_CheckExact(value):
        return PyUnicode_Tailmatch(value, prefix, 0, PyUnicode_GET_LENGTH(value), -1)
    return value.startswith(prefix)


cdef bint are_different(object items, object unique) except -1:
    """``unique(items)``: few strings are compared with one another."""
    cdef Py_ssize_t count, first, second
    if not PyList_CheckExact(items) or PyList_GET_SIZE(items) > 8:
        return unique(items)
    count = PyList_GET_SIZE(items)
    if count < 2:
        return True
    for first in range(count):
        if not PyUnicode_CheckExact(<object>PyList_GET_ITEM(items, first)):
            return unique(items)
    for first in range(count):
        for second in range(first):
            if not PyUnicode_Compare(
                <object>PyList_GET_ITEM(items, first), <object>PyList_GET_ITEM(items, second)
            ):
                return False
    return True
