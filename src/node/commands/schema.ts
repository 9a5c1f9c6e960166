/** `onward schema`: the JSON Schema of the scenario language, for editors. */
import { terminal } from '../terminal.js';

export const schema = {
  command: 'schema',
  describe: 'Print the JSON Schema of scenario files, so that an editor completes and checks keys',
  builder: (call: import('yargs').Argv) =>
    call.example('$0 schema > scenario.schema.json', 'save the schema for an editor'),
  handler: async (): Promise<void> => {
    const { jsonSchema } = await import('../../scenario/json-schema.js');
    terminal(false).answer(JSON.stringify(jsonSchema(), null, 2));
  },
};
