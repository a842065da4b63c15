/**
 * The program itself, for what it does without being asked: filling an empty folder with the sample organisation. Its
 * acts stand in the audit log like any other, but Ctrl+Z is for what people did and passes them over.
 */
export const programActorId = 'dagdeel'
