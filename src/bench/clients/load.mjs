// Calls a trivial tool as fast as it is answered and prints how often that was in a second.
//
//   node load.mjs AT_ONCE WARM_UP MEASURED http PORT KEY
//   node load.mjs AT_ONCE WARM_UP MEASURED stdio COMMAND [ARGUMENT ...]
import { spawn } from 'node:child_process';
import http from 'node:http';
import readline from 'node:readline';

const [atOnce, warmUp, measured] = process.argv.slice(2, 5).map(Number);
const [door, target, ...rest] = process.argv.slice(5);
const initialize = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'load', version: '1' },
};

function overHttp(port, key) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  let session;
  const post = (message) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(message);
      const headers = {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        Authorization: 'Bearer ' + key,
        'Content-Length': Buffer.byteLength(body),
      };
      if (session) {
        headers['Mcp-Session-Id'] = session;
        headers['MCP-Protocol-Version'] = '2025-11-25';
      }
      const request = http.request({ port, host: '127.0.0.1', path: '/mcp', method: 'POST', agent, headers });
      request.on('error', reject);
      request.on('response', (response) => {
        session ??= response.headers['mcp-session-id'];
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (text += part));
        response.on('end', () => resolve(text));
      });
      request.end(body);
    });
  return { ask: post, tell: post, close: () => agent.destroy() };
}

function overStdio(command, args) {
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  readline.createInterface({ input: server.stdout }).on('line', (line) => {
    const answer = JSON.parse(line);
    waiting.get(answer.id)?.(line);
    waiting.delete(answer.id);
  });
  const tell = async (message) => server.stdin.write(JSON.stringify(message) + '\n');
  const ask = (message) =>
    new Promise((resolve) => {
      waiting.set(message.id, resolve);
      tell(message);
    });
  return { ask, tell, close: () => server.stdin.end() };
}

const client = door === 'http' ? overHttp(target, rest[0]) : overStdio(target, rest);
let id = 0;
const request = (method, params) => ({ jsonrpc: '2.0', id: ++id, method, params });
await client.ask(request('initialize', initialize));
await client.tell({ jsonrpc: '2.0', method: 'notifications/initialized' });

async function calls(count) {
  let left = count;
  const caller = async () => {
    while (left-- > 0) {
      const answer = await client.ask(
        request('tools/call', { name: 'describe_toy', arguments: { name: 'kite' } }),
      );
      if (!answer.includes('A fine kite')) {
        throw new Error('unexpected answer: ' + answer);
      }
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: atOnce }, caller));
  return (1000 * count) / (performance.now() - started);
}

await calls(warmUp);
console.log('calls a second: ' + Math.round(await calls(measured)));
client.close();
