// The same trivial tool as the benchmark's own server, by the protocol's TypeScript SDK.
//
//   node echo-server.mjs stdio
//   node echo-server.mjs http     prints "listens on PORT"
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.NODE_CLIENTS + '/');
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { McpServer } = await load('@modelcontextprotocol/sdk/server/mcp.js');
const { StdioServerTransport } = await load('@modelcontextprotocol/sdk/server/stdio.js');
const { StreamableHTTPServerTransport } = await load('@modelcontextprotocol/sdk/server/streamableHttp.js');
const { z } = await load('zod');

function server() {
  const made = new McpServer({ name: 'echo', version: '1' });
  made.registerTool(
    'describe_toy',
    {
      description: 'Describes a toy. Changes nothing.',
      inputSchema: { name: z.string().max(100), pieces: z.number().int().optional() },
      outputSchema: { description: z.string(), account: z.number(), door: z.string() },
    },
    async ({ name }) => {
      const answer = { description: 'A fine ' + name, account: 1, door: 'ECHO' };
      return { structuredContent: answer, content: [{ type: 'text', text: JSON.stringify(answer) }] };
    },
  );
  return made;
}

if (process.argv[2] === 'stdio') {
  await server().connect(new StdioServerTransport());
} else {
  const sessions = new Map();
  const http = createServer(async (request, response) => {
    const id = request.headers['mcp-session-id'];
    let transport = sessions.get(id);
    if (!transport) {
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        enableJsonResponse: true,
        onsessioninitialized: (session) => sessions.set(session, transport),
      });
      await server().connect(transport);
    }
    await transport.handleRequest(request, response);
  });
  http.listen(0, '127.0.0.1', () => console.log('listens on ' + http.address().port));
}
