/* One call from Python: how deep it may go, and what it keeps alive. */

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
