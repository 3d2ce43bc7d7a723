// Waits for videos and listens to them over real connections, and prints who was told of which
// video when, in milliseconds since 1970:
//
//   answered VIDEO TIME    by GET .../wait
//   heard VIDEO TIME       by a stream of subscriptions/listen, the first time
//
//   node watchers.mjs PORT KEY WATCHERS SPREAD_MILLISECONDS VIDEO,VIDEO,...
//
// Prints "all are here" once every listener has been acknowledged. Ends when its input does.
import http from 'node:http';

const [port, key, watchers, spread, list] = process.argv.slice(2);
const videos = list.split(',').map(Number);
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
const target = { host: '127.0.0.1', port: Number(port), agent };
const count = Number(watchers);
const say = (what, video) => console.log(what + ' ' + video + ' ' + Date.now());

function wait(video) {
  const path = '/api/v1/story/videos/' + video + '/wait?wait_seconds=45';
  http
    .get({ ...target, path, headers: { Authorization: 'Bearer ' + key } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (text += part));
      response.on('end', () => {
        if (response.statusCode !== 200) {
          console.log('failed ' + response.statusCode + ' ' + text);
        } else if (JSON.parse(text).finished) {
          say('answered', video);
        } else {
          wait(video);
        }
      });
    })
    .on('error', (error) => console.log('failed ' + error.message));
}

let listening = 0;

function listen(video) {
  let told = false;
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'subscriptions/listen',
    params: {
      notifications: { resourceSubscriptions: ['video://' + video] },
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': { name: 'watchers', version: '1' },
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
  });
  const headers = {
    Authorization: 'Bearer ' + key,
    Accept: 'application/json, text/event-stream',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'MCP-Protocol-Version': '2026-07-28',
    'Mcp-Method': 'subscriptions/listen',
  };
  const request = http.request({ ...target, path: '/mcp', method: 'POST', headers }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (part) => {
      if (part.includes('subscriptions/acknowledged') && ++listening === count) {
        console.log('all are here');
      }
      if (!told && part.includes('resources/updated')) {
        told = true;
        say('heard', video);
      }
      if (part.includes('"error"')) {
        console.log('failed ' + part);
      }
    });
  });
  request.on('error', (error) => console.log('failed ' + error.message));
  request.end(body);
}

for (let number = 0; number < count; number++) {
  const video = videos[number % videos.length];
  setTimeout(() => (wait(video), listen(video)), (spread * number) / count);
}
process.stdin.on('end', () => process.exit()).resume();
