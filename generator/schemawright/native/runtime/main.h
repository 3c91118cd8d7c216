/* The extension module. START and FILL go through all files of it. */

/* ``fill(globals())`` gives a module of the package its functions. */
static PyObject *fill_globals(PyObject *self, PyObject *globals) {
    if (!PyDict_CheckExact(globals)) {
        PyErr_SetString(PyExc_TypeError, "globals() is asked for");
        return NULL;
    }
    if (FILL(globals)) return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"fill", fill_globals, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

/* The package is what is before ".validators._native". */
static int execute(PyObject *module) {
    PyObject *path = PyModule_GetNameObject(module);
    if (path == NULL) return FAILED;
    Py_ssize_t end = PyUnicode_GET_LENGTH(path) - (Py_ssize_t)strlen(".validators._native");
    PyObject *name = PyUnicode_Substring(path, 0, end < 0 ? 0 : end);
    Py_DECREF(path);
    if (name == NULL || START(name)) return FAILED;
    return quicken();
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, execute},
#if PY_VERSION_HEX >= 0x030C0000
    {Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED},
#endif
    {0, NULL},
};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_native", NULL, 0, methods, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__native(void) {
    return PyModuleDef_Init(&definition);
}
