/* Patterns. */

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
