/* The module: what Python calls. */

static inline void start(Context *context) {
    char here;
    if (UNLIKELY(stack_limit == NULL)) stack_limit = find_stack_limit(&here);
    *context = (Context){stack_limit, Py_GetRecursionLimit(), 0, 0, NULL, NULL};
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

/* A function for Python, with the module below the package's validators that it is in. */
typedef struct {
    const char *module;
    PyMethodDef method;
} Public;

#define PUBLIC(name, twin_module)                                                        \
    static PyObject *py_##name(PyObject *self, PyObject *value) {                         \
        Context context;                                                                  \
        start(&context);                                                                  \
        int verdict = decide_##name(value, &context);                                     \
        finish(&context);                                                                 \
        return decided(verdict, "validators." twin_module, "valid_" #name, value);        \
    }

/* Put the functions of one module into its `globals`. */
static int fill(const Public *publics, PyObject *globals) {
    PyObject *name = PyDict_GetItemString(globals, "__name__");
    const char *path = name ? PyUnicode_AsUTF8(name) : NULL;
    /* "shop.validators.checks" */
    const char *module = path ? path + strlen(PyUnicode_AsUTF8(package)) + strlen(".validators.") : NULL;
    if (module == NULL) return FAILED;
    for (; publics->module != NULL; publics++) {
        if (strcmp(module, publics->module) != 0) continue;
        PyMethodDef *method = (PyMethodDef *)&publics->method;
        PyObject *function = PyCFunction_NewEx(method, NULL, name);
        int failed = function ? PyDict_SetItemString(globals, method->ml_name, function) : FAILED;
        Py_XDECREF(function);
        if (failed) return FAILED;
    }
    return VALID;
}

/* The value of a Python literal; strings are interned, as keys. */
static PyObject *literal(const char *text) {
    PyObject *globals = PyDict_New();
    if (globals) PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins());
    PyObject *value = globals ? PyRun_String(text, Py_eval_input, globals, globals) : NULL;
    Py_XDECREF(globals);
    if (value && PyUnicode_CheckExact(value)) PyUnicode_InternInPlace(&value);
    return value;
}
