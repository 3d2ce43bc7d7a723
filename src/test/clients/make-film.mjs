// Makes a small film through a real MCP client, as an agent would:
//   node make-film.mjs http|sse <url> <key>        node make-film.mjs stdio <command> [argument …]
// The SDK is found in the folder that NODE_CLIENTS names.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.NODE_CLIENTS + '/');
const sdk = (name) => import(pathToFileURL(require.resolve('@modelcontextprotocol/sdk/' + name)));

const { Client } = await sdk('client/index.js');
const { SSEClientTransport } = await sdk('client/sse.js');
const { StdioClientTransport } = await sdk('client/stdio.js');
const { StreamableHTTPClientTransport } = await sdk('client/streamableHttp.js');

const [kind, target, ...rest] = process.argv.slice(2);

function transport() {
  if (kind === 'stdio') {
    return new StdioClientTransport({ command: target, args: rest, env: process.env, stderr: 'inherit' });
  }
  const headers = { Authorization: `Bearer ${rest[0]}` };
  return kind === 'sse'
    ? new SSEClientTransport(new URL(target), {
        requestInit: { headers },
        eventSourceInit: {
          fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...headers } }),
        },
      })
    : new StreamableHTTPClientTransport(new URL(target), { requestInit: { headers } });
}

async function call(client, name, args, onprogress) {
  const result = await client.callTool({ name, arguments: args }, undefined, { timeout: 60_000, onprogress });
  if (result.isError) {
    throw new Error(result.content[0].text);
  }
  return result.structuredContent;
}

const brief = {
  script: {
    slides: [
      { narration: 'The old robot had never seen the sea.', picture: 'An old robot on a hill at dawn' },
      { narration: 'Today it walked all the way down.', picture: 'A robot on the beach by the sea' },
    ],
  },
  music: { enabled: true, category: 'Calm' },
};

const started = Date.now();
const client = new Client({ name: 'make-film', version: '1' });
await client.connect(transport());
console.log(`connected over ${kind} after ${Date.now() - started} ms: ${client.getServerVersion().title}`);
const { tools } = await client.listTools();
console.log(`tools: ${tools.map((tool) => tool.name).join(', ')}`);
const readiness = await call(client, 'check_readiness', { template: 'story', request: brief });
console.log(`ready: ${readiness.template_readiness.ready_to_create}`);
const estimate = await call(client, 'estimate_cost', { template: 'story', request: brief });
console.log(`price: ${estimate.estimate.total_credits} credits`);
const created = await call(client, 'create_story_video', { ...brief, idempotency_key: randomUUID() });
console.log(`video ${created.video_id}: ${created.status}`);
let answer;
let heard = 0;
do {
  answer = await call(client, 'wait_for_video', { video_id: created.video_id }, () => heard++);
} while (!answer.finished);
console.log(`${answer.status}: ${answer.agent_status_message} (${heard} progress notes)`);
console.log(`film: ${answer.render.file_path ?? answer.render.render_url}, ${answer.render.duration_seconds} s`);
const script = await client.readResource({ uri: `video://${created.video_id}/script` });
console.log(script.contents[0].text.split('\n')[0]);
await client.close();
console.log(`done after ${Math.round((Date.now() - started) / 1000)} s`);
process.exit(answer.status === 'completed' ? 0 : 1);
