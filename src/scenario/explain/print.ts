/** Values of a file as YAML that reads back to the same values. */
import { Document, isCollection, isMap, isScalar, isSeq, type Pair, visit } from 'yaml';
import type { Json } from '../document.js';

/** Longest map or list that is written on one line. */
const LONGEST_LINE = 90;

/** YAML of a scenario's values. Comments, anchors and the author's layout are not kept; every value is. */
export function printScenario(raw: Json): string {
  const yaml = documentOf(raw);
  visit(yaml, {
    Collection: (_, node, ancestors) => {
      const plain = isMap(node) ? node.items.map((pair) => pair.value) : isSeq(node) ? node.items : [];
      const isShort = JSON.stringify(node.toJSON()).length <= LONGEST_LINE;
      // Sections of the file stay one key a line.
      node.flow = ancestors.length > 3 && isShort && !plain.some(isCollection);
    },
  });
  return yaml.toString(FORMAT);
}

/** A value as it is written behind a key, on one line. */
export function printValue(value: Json): string {
  const yaml = documentOf(value);
  if (isCollection(yaml.contents)) yaml.contents.flow = true;
  return yaml.toString(FORMAT).trimEnd();
}

const FORMAT = { lineWidth: 0, flowCollectionPadding: false } as const;

function documentOf(raw: Json): Document {
  const yaml = new Document(raw, { aliasDuplicateObjects: false });
  visit(yaml, {
    Pair: (_, pair) => {
      const key = (pair as Pair).key;
      // A party of `1` rather than of `"1"`: names are read as text either way.
      if (isScalar(key) && /^(?:0|[1-9]\d{0,8})$/.test(String(key.value))) key.value = Number(key.value);
      else if (isScalar(key) && /^\d\d:\d\d-/.test(String(key.value))) key.type = 'QUOTE_DOUBLE';
    },
    Scalar: (_, scalar) => {
      // Older readers of YAML take a bare date for something else than its text.
      const isDate = typeof scalar.value === 'string' && /^\d{4}-\d\d-\d\d$/.test(scalar.value);
      if (isDate) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return yaml;
}
