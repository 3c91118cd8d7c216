/* What is asked of Python. */

/* The name of the package: "shop", "vendored.shop". */
static PyObject *package = NULL;

/* A module of the package, imported when it is needed. */
static RARE PyObject *import_module(const char *name) {
    PyObject *path = PyUnicode_FromFormat("%U.%s", package, name);
    PyObject *module = path ? PyImport_Import(path) : NULL;
    Py_XDECREF(path);
    return module;
}

/* The same function in Python. */
static RARE int ask_twin(const char *module_name, const char *name, PyObject *value) {
    PyObject *module = import_module(module_name);
    PyObject *function = module ? PyObject_GetAttrString(module, name) : NULL;
    PyObject *answer = function ? PyObject_CallOneArg(function, value) : NULL;
    int verdict = answer ? PyObject_IsTrue(answer) : FAILED;
    Py_XDECREF(module);
    Py_XDECREF(function);
    Py_XDECREF(answer);
    return verdict;
}

static PyObject *decided(int verdict, const char *module, const char *name, PyObject *value) {
    if (UNLIKELY(verdict == UNKNOWN)) verdict = ask_twin(module, name, value);
    if (UNLIKELY(verdict < 0)) return NULL;
    return PyBool_FromLong(verdict);
}

/* A function of the run time: what `expression` is in its module. */
typedef struct {
    const char *module, *expression;
    PyObject *function;
} Asked;

static RARE int prepare(Asked *asked) {
    PyObject *module = import_module(asked->module);
    PyObject *globals = module ? PyModule_GetDict(module) : NULL;
    PyObject *function =
        globals ? PyRun_String(asked->expression, Py_eval_input, globals, globals) : NULL;
    Py_XDECREF(module);
    if (function == NULL) return FAILED;
    /* Importing lets other threads run. */
    if (asked->function == NULL) asked->function = function;
    else Py_DECREF(function);
    return VALID;
}

/* Its answer about an exact string: true or false, or a match or None. */
static int ask(Asked *asked, PyObject *value) {
    if (UNLIKELY(asked->function == NULL) && prepare(asked) < 0) return FAILED;
    if (!IS(value, PyUnicode_Type)) return UNKNOWN;
    Py_INCREF(value);
    PyObject *answer = PyObject_CallOneArg(asked->function, value);
    Py_DECREF(value);
    if (answer == NULL) return FAILED;
    int verdict = answer != Py_None && answer != Py_False;
    Py_DECREF(answer);
    return verdict;
}
