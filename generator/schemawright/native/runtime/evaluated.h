/* What has been evaluated: a set of names and of indexes. */

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
