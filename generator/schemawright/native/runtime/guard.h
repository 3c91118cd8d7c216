/* What validators ask, without a detour through Python. */

/* What a validator asks: `self` is its function, and what Python would ask, which tells what a
   fault says of the value: it is too deep, is changed meanwhile, or has keys that are no strings. */
static PyObject *guarded(PyObject *self, PyObject *instance) {
    PyObject *decide = PyTuple_GET_ITEM(self, 0);
    PyObject *answer = PyCFunction_GET_FUNCTION(decide)(NULL, instance);
    if (answer || !PyErr_ExceptionMatches(PyExc_Exception)) return answer;
    PyErr_Clear();
    return PyObject_CallOneArg(PyTuple_GET_ITEM(self, 1), instance);
}

static PyMethodDef guarded_method = {
    "is_valid", guarded, METH_O,
    "Does the instance match the schema? Raises `DepthExceeded`, `InstanceChanged` and "
    "`InvalidKey`."};

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

/* Where the package's validators are not as expected, they stay as they are. */
static int quicken(void) {
    PyObject *path = PyUnicode_FromFormat("%U._runtime.validator", package);
    PyObject *module = path ? PyImport_GetModule(path) : NULL;
    PyObject *plain = module ? PyObject_GetAttrString(module, "_guarded") : NULL;
    PyObject *quick = NULL;
    int failed = 0;
    if (plain != NULL && PyFunction_Check(plain)) {
        quick = PyCFunction_New(&guard_method, plain);
        failed = quick ? PyObject_SetAttrString(module, "_guarded", quick) : FAILED;
    }
    if (!failed) PyErr_Clear();
    Py_XDECREF(path);
    Py_XDECREF(module);
    Py_XDECREF(plain);
    Py_XDECREF(quick);
    return failed;
}
