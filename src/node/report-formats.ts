/** The formats that a report can be written in; named apart, so that the command line knows them before it draws. */
export const FORMATS = ['html', 'svg', 'png', 'pdf', 'md', 'csv', 'geojson', 'flowmap'] as const;
export type Format = (typeof FORMATS)[number];
