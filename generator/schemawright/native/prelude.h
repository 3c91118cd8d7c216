/* What compiled checks call: see lower.py.

   A verdict is VALID, INVALID, FAILED (an exception is set) or UNKNOWN: something came that
   json.loads does not give, a subclass or another type, and the Python functions decide. So
   nothing here calls code of whoever made the value. */

#define PY_SSIZE_T_CLEAN
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <Python.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#if defined(__linux__) || defined(__APPLE__)
#include <pthread.h>
#endif

#if defined(_MSC_VER)
#define OF_THREAD __declspec(thread)
#define UNLIKELY(x) (x)
#define RARE __declspec(noinline)
#else
#define OF_THREAD __thread
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define RARE __attribute__((cold, noinline))
#endif

enum { VALID = 1, INVALID = 0, FAILED = -1, UNKNOWN = -2 };

/* --- one call from Python ------------------------------------------------------------------ */

typedef struct {
    char *lowest;      /* where the stack must not reach */
    int left;          /* calls of functions that call themselves */
    Py_ssize_t count, room;
    PyObject **pins;   /* kept alive while other code may run */
    void *known;       /* verdicts that are remembered */
} Context;

typedef int (*Decide)(PyObject *, Context *);

/* This thread's stack grows down; a quarter of a megabyte is left for what the checks call.
   Unknown systems give half a megabyte from here. */
static OF_THREAD char *stack_limit = NULL;

static RARE char *find_stack_limit(char *here) {
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

static RARE int too_deep(void) {
    PyErr_SetString(PyExc_RecursionError, "the value is nested too deeply");
    return FAILED;
}

static inline int enter(Context *context) {
    char here;
    char *volatile address = &here;
    if (UNLIKELY(--context->left < 0 || address < context->lowest)) {
        context->left++;
        return too_deep();
    }
    return VALID;
}

static inline void leave(Context *context) { context->left++; }

static RARE int pin_more(Context *context) {
    Py_ssize_t room = context->room ? 2 * context->room : 64;
    PyObject **pins = PyMem_Realloc(context->pins, room * sizeof(PyObject *));
    if (pins == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    context->pins = pins;
    context->room = room;
    return VALID;
}

/* Keep `value` until `release`; takes over a reference. */
static inline int keep(Context *context, PyObject *value) {
    if (UNLIKELY(context->count == context->room) && pin_more(context) < 0) {
        Py_DECREF(value);
        return FAILED;
    }
    context->pins[context->count++] = value;
    return VALID;
}

static inline int pin(Context *context, PyObject *value) {
    if (context->count && context->pins[context->count - 1] == value) return VALID;
    Py_INCREF(value);
    return keep(context, value);
}

static void release(Context *context, Py_ssize_t count) {
    while (context->count > count) Py_DECREF(context->pins[--context->count]);
}

/* --- verdicts that are remembered ------------------------------------------------------------ */

/* Verdicts by function and by the identity of a part of the value. Few questions are asked
   without: only a value that asks many could ask the same ones again and again. */
enum { ASKED_WITHOUT = 200 };

typedef struct {
    Decide decide;
    PyObject *value;
    int verdict;
} Verdict;

typedef struct {
    Py_ssize_t asked, count, size;
    Verdict *entries;
} Verdicts;

static Verdict *find_verdict(Verdicts *known, Decide decide, PyObject *value) {
    size_t hash = ((size_t)value >> 4) * 31 + ((size_t)decide >> 4);
    hash ^= hash >> 15;
    for (;; hash++) {
        Verdict *entry = &known->entries[hash & (known->size - 1)];
        if (entry->decide == NULL) return entry;
        if (entry->decide == decide && entry->value == value) return entry;
    }
}

static RARE int grow_verdicts(Verdicts *known) {
    Verdicts larger = {known->asked, known->count, known->size ? 2 * known->size : 256, NULL};
    larger.entries = PyMem_Calloc(larger.size, sizeof(Verdict));
    if (larger.entries == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    for (Py_ssize_t at = 0; at < known->size; at++) {
        Verdict *entry = &known->entries[at];
        if (entry->decide) *find_verdict(&larger, entry->decide, entry->value) = *entry;
    }
    PyMem_Free(known->entries);
    *known = larger;
    return VALID;
}

static int remembered(Decide decide, PyObject *value, Context *context) {
    Verdicts *known = context->known;
    if (!PyDict_CheckExact(value) && !PyList_CheckExact(value)) return decide(value, context);
    if (known == NULL) {
        known = context->known = PyMem_Calloc(1, sizeof(Verdicts));
        if (known == NULL) {
            PyErr_NoMemory();
            return FAILED;
        }
    }
    if (++known->asked <= ASKED_WITHOUT) return decide(value, context);
    if (2 * known->count >= known->size && grow_verdicts(known) < 0) return FAILED;
    Verdict *entry = find_verdict(known, decide, value);
    if (entry->decide) return entry->verdict;
    int verdict = decide(value, context);
    if (verdict < 0) return verdict;
    entry = find_verdict(known, decide, value);
    if (!entry->decide) known->count++;
    *entry = (Verdict){decide, value, verdict};
    return verdict;
}

/* --- the Python functions -------------------------------------------------------------------- */

static PyObject *plain_module = NULL;
static const char *plain_name(void);

/* The module of the same functions in Python, imported when it is needed. */
static RARE PyObject *plain(const char *name) {
    if (plain_module == NULL) plain_module = PyImport_ImportModule(plain_name());
    return plain_module ? PyObject_GetAttrString(plain_module, name) : NULL;
}

static int truth_of(PyObject *result) {
    if (result == NULL) return FAILED;
    int verdict = result == Py_True ? VALID : result == Py_False ? INVALID : PyObject_IsTrue(result);
    Py_DECREF(result);
    return verdict;
}

static RARE int ask_plain(const char *name, PyObject *value, PyObject *seen) {
    PyObject *function = plain(name);
    if (function == NULL) return FAILED;
    Py_INCREF(value);
    PyObject *arguments[] = {value, seen};
    int verdict = truth_of(PyObject_Vectorcall(function, arguments, seen ? 2 : 1, NULL));
    Py_DECREF(value);
    Py_DECREF(function);
    return verdict;
}

/* `function`, which is `name` of the Python module, or its method; of one exact argument. */
static int ask_helper(PyObject **function, const char *name, const char *method, PyObject *value) {
    if (UNLIKELY(*function == NULL)) {
        PyObject *found = plain(name);
        if (found == NULL) return FAILED;
        *function = found;
        if (method != NULL) {
            *function = PyObject_GetAttrString(found, method);
            Py_DECREF(found);
            if (*function == NULL) return FAILED;
        }
    }
    Py_INCREF(value);
    PyObject *result = PyObject_CallOneArg(*function, value);
    Py_DECREF(value);
    if (result == Py_None) {
        Py_DECREF(result);
        return INVALID;
    }
    if (result && !PyBool_Check(result)) {
        Py_DECREF(result);
        return VALID;
    }
    return truth_of(result);
}

static PyObject *decided(int verdict, const char *name, PyObject *value, PyObject *seen) {
    if (UNLIKELY(verdict == UNKNOWN)) verdict = ask_plain(name, value, seen);
    if (UNLIKELY(verdict < 0)) return NULL;
    return PyBool_FromLong(verdict);
}

static inline void start(Context *context) {
    char here;
    if (UNLIKELY(stack_limit == NULL)) stack_limit = find_stack_limit(&here);
    context->lowest = stack_limit;
    context->left = Py_GetRecursionLimit();
    context->count = context->room = 0;
    context->pins = NULL;
    context->known = NULL;
}

static inline void finish(Context *context) {
    if (UNLIKELY(context->pins != NULL)) {
        release(context, 0);
        PyMem_Free(context->pins);
    }
    if (UNLIKELY(context->known != NULL)) {
        PyMem_Free(((Verdicts *)context->known)->entries);
        PyMem_Free(context->known);
    }
}

/* Verdicts made of others. */

static inline int negated(int verdict) { return verdict < 0 ? verdict : !verdict; }

/* The answer of a function that tells names apart. */
static inline int found(int number) {
    return number >= 0 ? VALID : number == -1 ? INVALID : UNKNOWN;
}

/* --- types ------------------------------------------------------------------------------------ */

#define IS(value, type) (Py_TYPE(value) == &type)

/* Whether something that is not exactly of a type could be of a subclass of it, or say it is. */
#define MISS(value, bits) \
    ((Py_TYPE(value)->tp_flags & (Py_TPFLAGS_HEAPTYPE | (bits))) ? UNKNOWN : INVALID)

static inline int is_dict(PyObject *value) {
    return IS(value, PyDict_Type) ? VALID : MISS(value, Py_TPFLAGS_DICT_SUBCLASS);
}

static inline int is_list(PyObject *value) {
    return IS(value, PyList_Type) ? VALID : MISS(value, Py_TPFLAGS_LIST_SUBCLASS);
}

static inline int is_str(PyObject *value) {
    return IS(value, PyUnicode_Type) ? VALID : MISS(value, Py_TPFLAGS_UNICODE_SUBCLASS);
}

static inline int is_bool(PyObject *value) {
    return IS(value, PyBool_Type) ? VALID : MISS(value, 0);
}

/* Whether it is exactly of the type with a number of `TYPES` in module.py. */
static inline int is_exactly(PyObject *value, char type) {
    switch (type) {
    case 1: return IS(value, PyDict_Type);
    case 2: return IS(value, PyList_Type);
    case 3: return IS(value, PyUnicode_Type);
    case 4: return IS(value, PyBool_Type);
    case 5: return IS(value, PyLong_Type);
    case 6: return IS(value, PyFloat_Type);
    case 7: return value == Py_None;
    default: return INVALID;
    }
}

/* The same, where the type stands at a place of a table; no place is -1. */
static inline int is_in_table(PyObject *value, int place, const char *types) {
    return place < 0 ? place == -1 ? INVALID : UNKNOWN : is_exactly(value, types[place]);
}

/* Booleans are of the type int. */
static inline int is_int(PyObject *value) {
    if (IS(value, PyLong_Type) || IS(value, PyBool_Type)) return VALID;
    return MISS(value, Py_TPFLAGS_LONG_SUBCLASS);
}

static inline int is_float(PyObject *value) {
    if (IS(value, PyFloat_Type)) return VALID;
    return PyFloat_Check(value) ? UNKNOWN : MISS(value, 0);
}

static inline int is_number(PyObject *value) {
    if (IS(value, PyLong_Type) || IS(value, PyFloat_Type) || IS(value, PyBool_Type)) return VALID;
    if (IS(value, PyUnicode_Type)) return INVALID;
    return PyFloat_Check(value) ? UNKNOWN : MISS(value, Py_TPFLAGS_LONG_SUBCLASS);
}

static inline Py_ssize_t length(PyObject *value) {
    if (IS(value, PyUnicode_Type)) return PyUnicode_GET_LENGTH(value);
    if (IS(value, PyList_Type)) return PyList_GET_SIZE(value);
    return IS(value, PyDict_Type) ? PyDict_GET_SIZE(value) : UNKNOWN;
}

static inline int is_true(PyObject *value) {
    if (value == Py_True) return VALID;
    if (value == Py_False || value == Py_None) return INVALID;
    Py_ssize_t size = length(value);
    return size < 0 ? UNKNOWN : size > 0;
}

/* ``value == []``, or ``{}`` */
static inline int is_empty(PyObject *value, PyTypeObject *type) {
    if (Py_TYPE(value) == type) return length(value) == 0;
    return MISS(value, Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_DICT_SUBCLASS);
}

/* --- members ----------------------------------------------------------------------------------- */

#define DICT_SIZE(value) PyDict_GET_SIZE(value)

static inline int has_item(PyObject *value, Py_ssize_t index) {
    return IS(value, PyList_Type) && index < PyList_GET_SIZE(value);
}

static inline int is_container(PyObject *value) {
    return IS(value, PyList_Type) || IS(value, PyDict_Type);
}

/* The next item of a list, or the next name of a dict. */
static inline int next_part(PyObject *value, Py_ssize_t *at, PyObject **part) {
    if (IS(value, PyDict_Type)) return PyDict_Next(value, at, part, NULL);
    if (*at >= PyList_GET_SIZE(value)) return 0;
    *part = PyList_GET_ITEM(value, (*at)++);
    return 1;
}

/* INVALID: there is none, and `found` is NULL. */
static inline int look_up(PyObject *value, PyObject *key, PyObject **found) {
    *found = NULL;
    if (UNLIKELY(!IS(value, PyDict_Type))) return UNKNOWN;
    *found = PyDict_GetItemWithError(value, key);
    if (*found != NULL) return VALID;
    return PyErr_Occurred() ? FAILED : INVALID;
}

#if PY_VERSION_HEX < 0x030C0000
#define IS_TEXT(text) (IS(text, PyUnicode_Type) && PyUnicode_IS_READY(text))
#else
#define IS_TEXT(text) IS(text, PyUnicode_Type)
#endif

/* A member of an object, or a part of a string. */
static inline int has(PyObject *value, PyObject *key) {
    if (IS(value, PyDict_Type)) return PyDict_Contains(value, key);
    return IS_TEXT(value) ? PyUnicode_Contains(value, key) : UNKNOWN;
}

/* Whether all names are among those that `names` knows. */
static inline int is_within(PyObject *value, int (*names)(PyObject *)) {
    Py_ssize_t at = 0;
    PyObject *key;
    if (!IS(value, PyDict_Type)) return UNKNOWN;
    while (PyDict_Next(value, &at, &key, NULL)) {
        int number = names(key);
        if (number < 0) return number == -1 ? INVALID : UNKNOWN;
    }
    return VALID;
}

/* --- strings ----------------------------------------------------------------------------------- */

#define ASCII_DATA(text) ((const char *)((PyASCIIObject *)(text) + 1))

/* What a string is compared by: its length and bytes, if it is plain ASCII as almost all are. */
#define IS_ASCII(text) PyUnicode_IS_COMPACT_ASCII(text)

/* Both are exact strings. */
static inline int same_text(PyObject *one, PyObject *other) {
    if (one == other) return VALID;
    Py_ssize_t size = PyUnicode_GET_LENGTH(one);
    if (size != PyUnicode_GET_LENGTH(other)) return INVALID;
    int kind = PyUnicode_KIND(one);
    if (kind != (int)PyUnicode_KIND(other)) return INVALID;
    return memcmp(PyUnicode_DATA(one), PyUnicode_DATA(other), (size_t)size * kind) == 0;
}

static inline int is_text(PyObject *value, PyObject *text) {
    if (value == text) return VALID;
    if (IS_TEXT(value)) return same_text(value, text);
    return MISS(value, Py_TPFLAGS_UNICODE_SUBCLASS);
}

static inline int starts(PyObject *value, PyObject *prefix) {
    if (!IS_TEXT(value)) return UNKNOWN;
    Py_ssize_t size = PyUnicode_GET_LENGTH(prefix);
    if (size > PyUnicode_GET_LENGTH(value)) return INVALID;
    if (PyUnicode_KIND(value) == PyUnicode_KIND(prefix))
        return memcmp(PyUnicode_DATA(value), PyUnicode_DATA(prefix),
                      (size_t)size * PyUnicode_KIND(prefix)) == 0;
    return PyUnicode_Tailmatch(value, prefix, 0, PyUnicode_GET_LENGTH(value), -1) == 1;
}

static inline int ends(PyObject *value, PyObject *suffix) {
    if (!IS_TEXT(value)) return UNKNOWN;
    return PyUnicode_Tailmatch(value, suffix, 0, PyUnicode_GET_LENGTH(value), 1) == 1;
}

/* --- patterns ---------------------------------------------------------------------------------- */

/* A deterministic automaton. State 0 never matches, state 1 has matched; a character's kind
   chooses the next state. */
typedef struct {
    const unsigned short *moves;     /* by state and kind */
    const unsigned char *ends;       /* whether a state matches at the end of the text */
    const unsigned char *ascii;      /* the kinds of the first 128 characters */
    const Py_UCS4 *bounds;           /* where other kinds begin, ascending; the first is 128 */
    const unsigned char *kinds;
    int width, bound_count, first;
} Automaton;

static unsigned char kind_of(const Automaton *automaton, Py_UCS4 character) {
    if (character < 128) return automaton->ascii[character];
    int low = 0, high = automaton->bound_count;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        if (automaton->bounds[middle] <= character) low = middle;
        else high = middle;
    }
    return automaton->kinds[low];
}

static int matches(const Automaton *automaton, PyObject *text) {
    if (UNLIKELY(!IS_TEXT(text))) return UNKNOWN;
    const unsigned short *moves = automaton->moves;
    unsigned state = automaton->first, width = automaton->width;
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    if (state <= 1) return state;
    if (IS_ASCII(text)) {
        const unsigned char *at = (const unsigned char *)ASCII_DATA(text), *end = at + size;
        const unsigned char *ascii = automaton->ascii;
        for (; at < end; at++) {
            state = moves[state * width + ascii[*at]];
            if (state <= 1) return state;
        }
    } else {
        int kind = PyUnicode_KIND(text);
        const void *data = PyUnicode_DATA(text);
        for (Py_ssize_t at = 0; at < size; at++) {
            state = moves[state * width + kind_of(automaton, PyUnicode_READ(kind, data, at))];
            if (state <= 1) return state;
        }
    }
    return automaton->ends[state];
}

/* --- numbers ----------------------------------------------------------------------------------- */

/* What Python says of two values of exact types. */
static RARE int compare_slowly(PyObject *value, PyObject *other, int operation) {
    PyTypeObject *type = Py_TYPE(value);
    if (type != &PyLong_Type && type != &PyFloat_Type && type != &PyBool_Type) {
        if (operation != Py_EQ && operation != Py_NE) return UNKNOWN;
        if (value != Py_None && type != &PyUnicode_Type && type != &PyList_Type
            && type != &PyDict_Type) return UNKNOWN;
        return operation == Py_NE;
    }
    return PyObject_RichCompareBool(value, other, operation);
}

#define COMPARED(left, right, operation) \
    ((operation) == Py_LT ? (left) < (right) : (operation) == Py_LE ? (left) <= (right) \
     : (operation) == Py_GT ? (left) > (right) : (operation) == Py_GE ? (left) >= (right) \
     : (operation) == Py_EQ ? (left) == (right) : (left) != (right))

/* `limit` is the whole number of `other`, which a double holds exactly. */
static inline int compare_whole(PyObject *value, long long limit, PyObject *other, int operation) {
    if (IS(value, PyLong_Type)) {
        int overflow;
        long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
        if (!overflow) return COMPARED(number, limit, operation);
    } else if (IS(value, PyFloat_Type)) {
        double number = PyFloat_AS_DOUBLE(value);
        return COMPARED(number, (double)limit, operation);
    }
    return compare_slowly(value, other, operation);
}

/* ``value % 1 == 0`` */
static inline int is_whole(PyObject *value) {
    if (IS(value, PyLong_Type) || IS(value, PyBool_Type)) return VALID;
    if (!IS(value, PyFloat_Type)) return UNKNOWN;
    double number = PyFloat_AS_DOUBLE(value);
    return isfinite(number) && floor(number) == number;
}

/* As multiple_of of numbers.py: UNKNOWN where more than 15 digits count. Both numbers are
   positive and below 10 ** 15. */
static int is_multiple(PyObject *value, long long numerator, long long denominator) {
    const double exact = 1e15;
    if (IS(value, PyLong_Type)) {
        int overflow;
        long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
        if (overflow) return UNKNOWN;
        if (number > LLONG_MAX / denominator || number < -LLONG_MAX / denominator) return UNKNOWN;
        return number * denominator % numerator == 0;
    }
    if (!IS(value, PyFloat_Type)) return UNKNOWN;
    double number = PyFloat_AS_DOUBLE(value);
    if (!(-exact < number && number < exact)) return UNKNOWN;
    double nearest = nearbyint(number * (double)denominator / (double)numerator);
    if (!(-exact < nearest && nearest < exact)) return UNKNOWN;
    double multiple = nearest * (double)numerator;
    if (!(-exact < multiple && multiple < exact)) return UNKNOWN;
    return multiple / (double)denominator == number;
}

/* --- equality ---------------------------------------------------------------------------------- */

static int same(PyObject *one, PyObject *other, int depth);

/* It equals itself, or not, as one looks at it. */
static int is_nan(PyObject *value) {
    return IS(value, PyFloat_Type) && isnan(PyFloat_AS_DOUBLE(value));
}

static int same_members(PyObject *one, PyObject *other, int depth) {
    Py_ssize_t at = 0;
    PyObject *key, *value, *found;
    if (DICT_SIZE(one) != DICT_SIZE(other)) return INVALID;
    while (PyDict_Next(one, &at, &key, &value)) {
        if (!IS(key, PyUnicode_Type)) return UNKNOWN;
        int verdict = look_up(other, key, &found);
        if (verdict == VALID) verdict = same(value, found, depth);
        if (verdict != VALID) return verdict;
    }
    return VALID;
}

/* As equal of equality.py. UNKNOWN for other types, for NaN and for what is deep. */
static int same(PyObject *one, PyObject *other, int depth) {
    PyTypeObject *type = Py_TYPE(one);
    if (type == &PyUnicode_Type) {
        if (IS_TEXT(one) && IS_TEXT(other)) return same_text(one, other);
    } else if (type == &PyDict_Type && IS(other, PyDict_Type)) {
        return depth > 50 ? UNKNOWN : same_members(one, other, depth + 1);
    } else if (type == &PyList_Type && IS(other, PyList_Type)) {
        if (depth > 50) return UNKNOWN;
        if (PyList_GET_SIZE(one) != PyList_GET_SIZE(other)) return INVALID;
        for (Py_ssize_t at = 0; at < PyList_GET_SIZE(one); at++) {
            int verdict = same(PyList_GET_ITEM(one, at), PyList_GET_ITEM(other, at), depth + 1);
            if (verdict != VALID) return verdict;
        }
        return VALID;
    } else if (type == &PyLong_Type || type == &PyFloat_Type) {
        if (is_nan(one) || is_nan(other)) return UNKNOWN;
        if (IS(other, PyLong_Type) || IS(other, PyFloat_Type))
            return PyObject_RichCompareBool(one, other, Py_EQ);
    }
    if ((Py_TYPE(one)->tp_flags | Py_TYPE(other)->tp_flags) & Py_TPFLAGS_HEAPTYPE) return UNKNOWN;
    if (one == Py_None || other == Py_None || IS(one, PyBool_Type) || IS(other, PyBool_Type))
        return one == other;
    if (type != &PyUnicode_Type && type != &PyDict_Type && type != &PyList_Type
        && type != &PyLong_Type && type != &PyFloat_Type) return UNKNOWN;
    type = Py_TYPE(other);
    if (type != &PyUnicode_Type && type != &PyDict_Type && type != &PyList_Type
        && type != &PyLong_Type && type != &PyFloat_Type) return UNKNOWN;
    return INVALID;
}

/* The same for equal values; `odd` is set for what is deep or of another type. Python's own hash is
   the same for 1 and 1.0. */
static Py_hash_t hash_of(PyObject *value, int depth, int *odd) {
    Py_ssize_t at = 0;
    Py_uhash_t hash = 1;
    PyObject *key, *member;
    if (depth > 50) {
        *odd = 1;
        return 0;
    }
    if (IS(value, PyList_Type)) {
        for (; at < PyList_GET_SIZE(value); at++)
            hash = hash * 1000003 + (Py_uhash_t)hash_of(PyList_GET_ITEM(value, at), depth + 1, odd);
        return (Py_hash_t)hash;
    }
    if (IS(value, PyDict_Type)) {
        while (PyDict_Next(value, &at, &key, &member)) {
            if (!IS(key, PyUnicode_Type)) {
                *odd = 1;
                return 0;
            }
            Py_uhash_t one = (Py_uhash_t)PyObject_Hash(key) * 31
                             + (Py_uhash_t)hash_of(member, depth + 1, odd);
            hash += (one ^ (one >> 29)) * 1000003;
        }
        return (Py_hash_t)hash;
    }
    if (IS(value, PyUnicode_Type) || IS(value, PyLong_Type) || IS(value, PyFloat_Type)
        || IS(value, PyBool_Type)) return PyObject_Hash(value);
    if (value != Py_None) *odd = 1;
    return 0;
}

/* No two items that are equal, by their hashes. */
static int are_different_hashed(PyObject *items, Py_ssize_t count) {
    size_t size = 64;
    int verdict = VALID;
    while (size < 2 * (size_t)count) size *= 2;
    Py_hash_t *hashes = PyMem_Malloc(count * sizeof(Py_hash_t));
    Py_ssize_t *table = PyMem_Calloc(size, sizeof(Py_ssize_t));
    if (hashes == NULL || table == NULL) {
        PyErr_NoMemory();
        verdict = FAILED;
        count = 0;
    }
    for (Py_ssize_t at = 0; at < count && verdict == VALID; at++) {
        PyObject *item = PyList_GET_ITEM(items, at);
        int odd = 0;
        hashes[at] = hash_of(item, 0, &odd);
        if (odd) {
            verdict = UNKNOWN;
            break;
        }
        size_t place = (size_t)hashes[at];
        place ^= place >> 32;
        for (;; place++) {
            Py_ssize_t *entry = &table[place & (size - 1)];
            if (*entry == 0) {
                *entry = at + 1;
                break;
            }
            if (hashes[*entry - 1] != hashes[at]) continue;
            int equal = same(item, PyList_GET_ITEM(items, *entry - 1), 0);
            if (equal == INVALID) continue;
            verdict = equal == VALID ? INVALID : equal;
            break;
        }
    }
    PyMem_Free(hashes);
    PyMem_Free(table);
    return verdict;
}

/* As unique of equality.py: few items are compared with one another. */
static int are_different(PyObject *items) {
    if (!IS(items, PyList_Type)) return UNKNOWN;
    Py_ssize_t count = PyList_GET_SIZE(items);
    if (count < 2) return VALID;
    for (Py_ssize_t at = 0; at < count; at++)
        if (Py_TYPE(PyList_GET_ITEM(items, at))->tp_flags & Py_TPFLAGS_HEAPTYPE) return UNKNOWN;
    if (count > 8) return are_different_hashed(items, count);
    for (Py_ssize_t first = 1; first < count; first++)
        for (Py_ssize_t second = 0; second < first; second++) {
            int verdict = same(PyList_GET_ITEM(items, first), PyList_GET_ITEM(items, second), 0);
            if (verdict != INVALID) return verdict == VALID ? INVALID : verdict;
        }
    return VALID;
}

static int are_strings(PyObject *items) {
    if (!IS(items, PyList_Type)) return UNKNOWN;
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(items); at++) {
        int verdict = is_str(PyList_GET_ITEM(items, at));
        if (verdict != VALID) return verdict;
    }
    return VALID;
}

static int are_different_strings(PyObject *items) {
    int verdict = are_strings(items);
    return verdict == VALID ? are_different(items) : UNKNOWN;
}

/* --- what has been evaluated ------------------------------------------------------------------- */

static int see_all(PyObject *seen, PyObject *value) {
    Py_ssize_t at = 0;
    PyObject *key;
    if (!IS(value, PyDict_Type)) return UNKNOWN;
    while (PyDict_Next(value, &at, &key, NULL)) {
        if (!IS(key, PyUnicode_Type)) return UNKNOWN;
        if (PySet_Add(seen, key) < 0) return FAILED;
    }
    return VALID;
}

static int see_more(PyObject *seen, PyObject *more) {
    PyObject *result = PyNumber_InPlaceOr(seen, more);
    if (result == NULL) return FAILED;
    Py_DECREF(result);
    return VALID;
}

static int see(PyObject *seen, PyObject *key) { return PySet_Add(seen, key) ? FAILED : VALID; }

static int see_index(PyObject *seen, Py_ssize_t index) {
    PyObject *number = PyLong_FromSsize_t(index);
    if (number == NULL) return FAILED;
    int failed = PySet_Add(seen, number);
    Py_DECREF(number);
    return failed ? FAILED : VALID;
}

static int see_range(PyObject *seen, Py_ssize_t count) {
    if (count < 0) return UNKNOWN;
    for (Py_ssize_t at = 0; at < count; at++)
        if (see_index(seen, at) < 0) return FAILED;
    return VALID;
}

static int has_seen(PyObject *seen, PyObject *key) {
    return IS(key, PyUnicode_Type) ? PySet_Contains(seen, key) : UNKNOWN;
}

static int has_seen_index(PyObject *seen, Py_ssize_t index) {
    PyObject *number = PyLong_FromSsize_t(index);
    if (number == NULL) return FAILED;
    int found = PySet_Contains(seen, number);
    Py_DECREF(number);
    return found;
}

static inline PyObject *new_set(Context *context) {
    PyObject *set = PySet_New(NULL);
    if (set == NULL || keep(context, set) < 0) return NULL;
    return set;
}

/* --- the module -------------------------------------------------------------------------------- */

/* The value of a Python literal; strings are interned, as keys. */
static PyObject *literal(const char *text, PyObject *globals) {
    PyObject *value = PyRun_String(text, Py_eval_input, globals, globals);
    if (value && PyUnicode_CheckExact(value)) PyUnicode_InternInPlace(&value);
    return value;
}

/* What a validator asks whose function goes as deep as the value does: `self` is that function,
   and what Python would ask, which tells that a value is too deep. */
static PyObject *guarded(PyObject *self, PyObject *instance) {
    PyObject *decide = PyTuple_GET_ITEM(self, 0);
    PyObject *answer = PyCFunction_GET_FUNCTION(decide)(PyCFunction_GET_SELF(decide), instance);
    if (answer || !PyErr_ExceptionMatches(PyExc_RecursionError)) return answer;
    PyErr_Clear();
    return PyObject_CallOneArg(PyTuple_GET_ITEM(self, 1), instance);
}

static PyMethodDef guarded_method = {
    "is_valid", guarded, METH_O,
    "Does the instance match the schema? Raises `DepthExceeded`."};

/* `_guarded` of validator.py, which is `self`. */
static PyObject *guard(PyObject *self, PyObject *arguments) {
    PyObject *asked = PyObject_CallObject(self, arguments);
    if (asked == NULL || PyTuple_GET_SIZE(arguments) != 2) return asked;
    PyObject *decide = PyTuple_GET_ITEM(arguments, 1);
    if (!PyCFunction_CheckExact(decide) || PyCFunction_GET_FLAGS(decide) != METH_O) return asked;
    PyObject *both = PyTuple_Pack(2, decide, asked);
    Py_DECREF(asked);
    PyObject *function = both ? PyCFunction_New(&guarded_method, both) : NULL;
    Py_XDECREF(both);
    return function;
}

static PyMethodDef guard_method = {"_guarded", guard, METH_VARARGS, NULL};

/* Let the package's validators ask without a detour through Python. Where its helpers are not as
   expected, they stay as they are. */
static int quicken(PyObject *module_name) {
    PyObject *module = NULL, *plain_guard = NULL, *quick_guard = NULL;
    int failed = 0;
    Py_ssize_t end = PyUnicode_FindChar(module_name, '.', 0, PyUnicode_GET_LENGTH(module_name), -1);
    if (end > 0) end = PyUnicode_FindChar(module_name, '.', 0, end, -1);
    if (end <= 0) return 0;
    PyObject *package = PyUnicode_Substring(module_name, 0, end);
    PyObject *path = package ? PyUnicode_FromFormat("%U._runtime.validator", package) : NULL;
    if (path != NULL) module = PyImport_GetModule(path);
    if (module != NULL) plain_guard = PyObject_GetAttrString(module, "_guarded");
    if (plain_guard != NULL && PyFunction_Check(plain_guard)) {
        quick_guard = PyCFunction_New(&guard_method, plain_guard);
        failed = quick_guard ? PyObject_SetAttrString(module, "_guarded", quick_guard) : -1;
    }
    if (!failed) PyErr_Clear();
    Py_XDECREF(package);
    Py_XDECREF(path);
    Py_XDECREF(module);
    Py_XDECREF(plain_guard);
    Py_XDECREF(quick_guard);
    return failed;
}
