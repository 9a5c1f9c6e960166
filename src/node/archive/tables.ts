/** Folder, inside that of a report, of what a whole run measured: `manifest.json` and tables. */
export const RUN = 'run';
