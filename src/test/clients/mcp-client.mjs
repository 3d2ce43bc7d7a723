// A client of other makers: the protocol's TypeScript SDK against one of our doors.
//
//   node mcp-client.mjs http  <base url> <key>
//   node mcp-client.mjs sse   <base url> <key>
//   node mcp-client.mjs stdio <command> [argument ...]
//
// Prints a line for each check and ends with 1 when one fails. The SDK is found in the folder that
// NODE_CLIENTS names.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.NODE_CLIENTS + '/');
const sdk = (name) => import(pathToFileURL(require.resolve('@modelcontextprotocol/sdk/' + name)));

const { Client } = await sdk('client/index.js');
const { StreamableHTTPClientTransport } = await sdk('client/streamableHttp.js');
const { SSEClientTransport } = await sdk('client/sse.js');
const { StdioClientTransport } = await sdk('client/stdio.js');
const { ResourceUpdatedNotificationSchema } = await sdk('types.js');

const [door, target, ...rest] = process.argv.slice(2);
const account = 1;

function transport(extra = {}) {
  if (door === 'stdio') {
    return new StdioClientTransport({ command: target, args: rest, stderr: 'inherit' });
  }
  const headers = { Authorization: `Bearer ${rest[0]}`, ...extra };
  return door === 'sse'
    ? new SSEClientTransport(new URL(target + '/sse'), { requestInit: { headers } })
    : new StreamableHTTPClientTransport(new URL(target + '/mcp'), { requestInit: { headers } });
}

let failed = 0;
async function check(name, body) {
  const started = performance.now();
  try {
    await body();
    console.log(`ok ${name} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}\n${error.stack}`);
  }
}

async function refused(promise, code, words) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    assert.doesNotMatch(JSON.stringify(error), /\bat (java|reelsmith|reactor)\./);
    return true;
  });
}

const client = new Client({ name: 'checks', version: '1' });
const errors = [];
client.onerror = (error) => errors.push(error);
const carrier = transport();
await client.connect(carrier);

await check('the handshake tells how to make a video', async () => {
  assert.match(client.getInstructions(), /idempotency_key/);
  assert.equal(client.getServerVersion().name, 'toy-studio');
  if (door === 'http') assert.equal(carrier.protocolVersion, '2025-11-25');
});

await check('ping', () => client.ping());

await check('tools come in order with their schemas', async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name), ['describe_toy', 'order_toy', 'wait_for_toy']);
  assert.equal(tools[0].inputSchema.additionalProperties, false);
  assert.equal(tools[0].outputSchema.type, 'object');
  assert.equal(tools[1].annotations.destructiveHint, true);
});

await check('a tool answers twice: structured and as text', async () => {
  const result = await client.callTool({ name: 'describe_toy', arguments: { name: 'bear' } });
  assert.equal(result.isError, false);
  assert.equal(result.structuredContent.description, 'A fine bear');
  assert.equal(result.structuredContent.account, account);
  assert.equal(result.structuredContent.door, 'MCP_' + door.toUpperCase());
  assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent);
  assert.match(result.structuredContent.request_id, /^req_/);
});

await check('wrong input is a tool error that names the fields', async () => {
  const result = await client.callTool({
    name: 'describe_toy',
    arguments: { name: 'b', pieces: 10, colour: 'red' },
  });
  assert.equal(result.isError, true);
  assert.equal(result.structuredContent, undefined);
  const [sentence, json] = result.content[0].text.split('\n');
  assert.match(sentence, /^validation_failed: /);
  const { request_id, error } = JSON.parse(json);
  assert.match(request_id, /^req_/);
  assert.equal(error.code, 'validation_failed');
  assert.deepEqual(
    error.details.fields.map((field) => field.path),
    ['/colour', '/name', '/pieces'],
  );
});

await check('what does not exist is a tool error', async () => {
  const result = await client.callTool({ name: 'describe_toy', arguments: { name: 'unicorn' } });
  assert.equal(result.isError, true);
  assert.match(result.content[0].text, /^not_found: /);
});

await check('our own faults say nothing of the inside', async () => {
  const result = await client.callTool({ name: 'describe_toy', arguments: { name: 'grenade' } });
  assert.equal(result.isError, true);
  assert.match(result.content[0].text, /^internal_error: /);
  assert.doesNotMatch(result.content[0].text, /secret/);
});

await check('an unknown tool is -32602', () =>
  refused(client.callTool({ name: 'fly' }), -32602, /Unknown tool: fly/));

await check('a tool of another toolset is not offered', () =>
  refused(client.callTool({ name: 'list_toy_logs' }), -32602, /not offered/));

await check('an unknown method is -32601', () =>
  refused(client.request({ method: 'toys/fly' }, { parse: (x) => x }), -32601, /not found/i));

await check('spending needs a key, and the same key orders once', async () => {
  const without = await client.callTool({ name: 'order_toy', arguments: { name: 'kite' } });
  assert.match(without.content[0].text, /^idempotency_required: /);
  const order = { name: 'order_toy', arguments: { name: 'kite', idempotency_key: 'k-1' } };
  const first = await client.callTool(order);
  const again = await client.callTool(order);
  assert.equal(first.structuredContent.video_id, again.structuredContent.video_id);
  assert.notEqual(first.structuredContent.request_id, again.structuredContent.request_id);
  assert.equal(first.content[1].type, 'resource_link');
  assert.equal(first.content[1].uri, `video://${first.structuredContent.video_id}`);
});

await check('progress is told, and grows', async () => {
  const seen = [];
  const result = await client.callTool(
    { name: 'wait_for_toy', arguments: { steps: 5 } },
    undefined,
    { onprogress: (progress) => seen.push(progress) },
  );
  assert.equal(result.structuredContent.status, 'built');
  // Over stdio the SDK drops reports that arrive in one chunk with the response.
  assert.ok(seen.length >= 4, `${seen.length} reports`);
  seen.forEach((report, i) => {
    assert.equal(report.total, 1);
    if (i > 0) assert.ok(report.progress > seen[i - 1].progress);
  });
  assert.equal(seen[0].message, 'step 1');
});

await check('a cancelled call is over', async () => {
  const abort = new AbortController();
  const call = client.callTool({ name: 'wait_for_toy', arguments: { steps: 100 } }, undefined, {
    signal: abort.signal,
  });
  setTimeout(() => abort.abort('enough'), 100);
  await assert.rejects(call, /enough/);
  await client.ping();
});

await check('calls run side by side', async () => {
  const calls = Array.from({ length: 40 }, (_, i) =>
    client.callTool({ name: 'describe_toy', arguments: { name: 'toy ' + i } }),
  );
  const results = await Promise.all(calls);
  results.forEach((result, i) =>
    assert.equal(result.structuredContent.description, 'A fine toy ' + i),
  );
});

await check('resources are listed in pages', async () => {
  const first = await client.listResources();
  const second = await client.listResources({ cursor: first.nextCursor });
  assert.deepEqual(
    [...first.resources, ...second.resources].map((resource) => resource.uri),
    [`video://${account}2`, `video://${account}1`],
  );
  assert.equal(second.nextCursor, undefined);
  await refused(client.listResources({ cursor: 'nonsense' }), -32602, /cursor/);
});

await check('resources are read', async () => {
  const text = await client.readResource({ uri: `video://${account}1` });
  assert.equal(text.contents[0].text, '{"status":"completed"}');
  const { resourceTemplates } = await client.listResourceTemplates();
  assert.equal(resourceTemplates[0].uriTemplate, 'video://{video_id}');
});

await check('resources of others do not exist', () =>
  refused(client.readResource({ uri: 'video://21' }), -32002, /no resource/));

await check('a watched resource is told of', async () => {
  const uri = `video://${account}1`;
  const updated = new Promise((resolve) =>
    client.setNotificationHandler(ResourceUpdatedNotificationSchema, (message) =>
      resolve(message.params.uri),
    ),
  );
  await client.subscribeResource({ uri });
  if (door !== 'stdio') {
    // The stream for what nobody asked for is opened after the handshake, so say it until heard.
    const again = setInterval(
      () => fetch(`${target}/test/changes?account=${account}&video=${account}1`),
      50,
    );
    assert.equal(await updated, uri);
    clearInterval(again);
  }
  await client.unsubscribeResource({ uri });
});

await check('prompts are listed and filled in', async () => {
  const { prompts } = await client.listPrompts();
  const names = prompts.map((prompt) => prompt.name);
  assert.deepEqual(names, [...names].sort());
  assert.ok(names.includes('make_short_film'));
  assert.ok(!names.includes('instructions'));
  const { messages } = await client.getPrompt({
    name: 'make_short_film',
    arguments: { idea: 'A {{look}} for $1' },
  });
  assert.match(messages[0].content.text, /The idea: A \{\{look\}\} for \$1\n/);
  assert.match(messages[0].content.text, /The look: the one that suits/);
  await refused(client.getPrompt({ name: 'make_short_film' }), -32602, /idea/);
  await refused(client.getPrompt({ name: 'nothing' }), -32602, /Unknown prompt/);
});

await check('arguments are completed', async () => {
  const style = await client.complete({
    ref: { type: 'ref/prompt', name: 'make_short_film' },
    argument: { name: 'visual_style', value: 'n' },
  });
  assert.deepEqual(style.completion.values, ['neon_cyberpunk', 'noir']);
  const video = await client.complete({
    ref: { type: 'ref/resource', uri: 'video://{video_id}' },
    argument: { name: 'video_id', value: '' },
  });
  assert.deepEqual(video.completion.values, [`${account}2`, `${account}1`]);
});

if (door !== 'stdio') {
  await check('headers widen the tools, or make them read-only', async () => {
    const other = new Client({ name: 'checks', version: '1' });
    await other.connect(
      transport({ 'X-MCP-Toolsets': 'story,developer', 'X-MCP-Readonly': 'true' }),
    );
    const { tools } = await other.listTools();
    assert.deepEqual(
      tools.map((tool) => tool.name),
      ['describe_toy', 'wait_for_toy', 'list_toy_logs'],
    );
    await refused(other.callTool({ name: 'order_toy' }), -32602, /read-only/);
    await other.close();
  });
}

if (door === 'http') {
  await check('a session that was ended is gone', async () => {
    await carrier.terminateSession();
    await assert.rejects(client.ping());
  });
}

await client.close();
// A report in one chunk with its response comes after the SDK has closed the books on the call.
const unexpected = errors.filter((error) => !/unknown message ID|unknown token|AbortError|aborted/.test(error));
await check('nothing else went wrong', () => {
  if (door !== 'http') assert.deepEqual(unexpected, []);
});
console.log(failed ? `${failed} checks failed` : 'all checks passed');
process.exit(failed ? 1 : 0);
