/** The expressions of a form, read once: see kernel/policy/form-program.ts, against which packs are held as well. */
export { type FormProgram, type FormTrouble, programOf, tablesOf, troubles } from '#kernel/policy/form-program.ts';
