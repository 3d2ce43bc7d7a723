// The protocol's second TypeScript SDK, which speaks the revision without sessions, against one of
// our doors.
//
//   node mcp-client-2.mjs http  <base url> <key>
//   node mcp-client-2.mjs stdio <command> [argument ...]
//
// Prints a line for each check and ends with 1 when one fails. The SDK is found in the folder that
// NODE_CLIENTS names.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.NODE_CLIENTS + '/');
const sdk = (name) => import(pathToFileURL(require.resolve('@modelcontextprotocol/client' + name)));

const { Client, StreamableHTTPClientTransport } = await sdk('');
const { StdioClientTransport } = await sdk('/stdio');

const [door, target, ...rest] = process.argv.slice(2);

let failed = 0;
async function check(name, body) {
  try {
    await body();
    console.log(`ok ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}\n${error.stack}`);
  }
}

const client = new Client(
  { name: 'checks', version: '2' },
  { versionNegotiation: { mode: 'auto' } },
);
await client.connect(
  door === 'stdio'
    ? new StdioClientTransport({ command: target, args: rest, stderr: 'inherit' })
    : new StreamableHTTPClientTransport(new URL(target + '/mcp'), {
        requestInit: { headers: { Authorization: `Bearer ${rest[0]}` } },
      }),
);

await check('the newest revision is agreed on', async () => {
  assert.equal(client.getNegotiatedProtocolVersion(), '2026-07-28');
  assert.match(client.getInstructions(), /idempotency_key/);
  assert.equal(client.getServerVersion().name, 'toy-studio');
});

await check('tools are listed and called', async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name), ['describe_toy', 'order_toy', 'wait_for_toy']);
  const result = await client.callTool({ name: 'describe_toy', arguments: { name: 'bear' } });
  assert.equal(result.structuredContent.description, 'A fine bear');
  const wrong = await client.callTool({ name: 'describe_toy', arguments: { name: 'b' } });
  assert.equal(wrong.isError, true);
});

await check('an unknown tool is -32602', () =>
  assert.rejects(client.callTool({ name: 'fly' }), (error) => error.code === -32602),
);

await check('progress is told', async () => {
  const seen = [];
  const result = await client.callTool(
    { name: 'wait_for_toy', arguments: { steps: 5 } },
    { onprogress: (progress) => seen.push(progress) },
  );
  assert.equal(result.structuredContent.status, 'built');
  assert.ok(seen.length >= 4, `${seen.length} reports`);
});

await check('a cancelled call is over', async () => {
  const abort = new AbortController();
  const call = client.callTool(
    { name: 'wait_for_toy', arguments: { steps: 100 } },
    { signal: abort.signal, onprogress: () => abort.abort('enough') },
  );
  await assert.rejects(call);
  await client.listTools();
});

await check('resources, templates, prompts and completions', async () => {
  const { resources, nextCursor } = await client.listResources();
  assert.equal(resources[0].uri, 'video://12');
  assert.ok(nextCursor === undefined || nextCursor === 'older');
  const text = await client.readResource({ uri: 'video://11' });
  assert.equal(text.contents[0].text, '{"status":"completed"}');
  await assert.rejects(client.readResource({ uri: 'video://21' }), (error) => error.code === -32602);
  const { resourceTemplates } = await client.listResourceTemplates();
  assert.equal(resourceTemplates[0].uriTemplate, 'video://{video_id}');
  const { prompts } = await client.listPrompts();
  assert.ok(prompts.some((prompt) => prompt.name === 'make_short_film'));
  const style = await client.complete({
    ref: { type: 'ref/prompt', name: 'make_short_film' },
    argument: { name: 'visual_style', value: 'n' },
  });
  assert.deepEqual(style.completion.values, ['neon_cyberpunk', 'noir']);
});

await check('a watched resource is told of', async () => {
  const uri = 'video://11';
  const updated = new Promise((resolve) =>
    client.setNotificationHandler('notifications/resources/updated', (message) =>
      resolve(message.params.uri),
    ),
  );
  const subscription = await client.listen({ resourceSubscriptions: [uri] });
  assert.deepEqual(subscription.honoredFilter.resourceSubscriptions, [uri]);
  if (door === 'http') {
    await fetch(`${target}/test/changes?account=1&video=11`);
    assert.equal(await updated, uri);
  }
  await subscription.close();
});

await client.close();
console.log(failed ? `${failed} checks failed` : 'all checks passed');
process.exit(failed ? 1 : 0);
