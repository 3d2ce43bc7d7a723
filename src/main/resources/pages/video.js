// Shows one video to whoever has a key for it. The key stays in this tab.
const id = location.pathname.split('/').pop();
const address = `/api/v1/story/videos/${id}`;
const element = (name) => document.getElementById(name);
const headers = () => ({ Authorization: `Bearer ${sessionStorage.getItem('key')}` });

async function answer(response) {
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.error.message);
  }
  return body;
}

function slide(entry) {
  const item = document.createElement('li');
  if (entry.image_url) {
    const picture = document.createElement('img');
    picture.src = entry.image_url;
    picture.alt = entry.picture;
    item.append(picture);
  }
  const speaker = document.createElement('b');
  speaker.textContent = `${entry.slide_index}. ${entry.speaker}`;
  item.append(speaker, entry.narration);
  return item;
}

function show(video) {
  element('sign-in').hidden = true;
  element('name').textContent = video.name;
  element('message').textContent = video.agent_status_message;
  element('progress').hidden = video.poll_after_seconds === null;
  element('progress').value = video.progress_percent;
  element('slides').replaceChildren(...video.assets.slides.map(slide));
  element('render').hidden = video.poll_after_seconds !== null || video.render.render_url !== null;
  if (video.render.render_url && element('film').hidden) {
    element('film').src = video.render.render_url;
    element('film').poster = video.render.poster_url;
    element('film').hidden = false;
  }
  if (video.poll_after_seconds !== null) {
    setTimeout(look, video.poll_after_seconds * 1000);
  }
}

async function look() {
  try {
    show(await answer(await fetch(address, { headers: headers() })));
  } catch (error) {
    element('sign-in').hidden = false;
    element('message').textContent = error.message;
  }
}

element('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem('key', element('key').value.trim());
  look();
});

// One key for each render that is asked for here, so that a double click renders once.
const renderKey = crypto.randomUUID();
element('render').addEventListener('click', async () => {
  try {
    await answer(await fetch(`${address}/render`, {
      method: 'POST',
      headers: { ...headers(), 'Idempotency-Key': renderKey },
    }));
    look();
  } catch (error) {
    element('message').textContent = error.message;
  }
});

if (sessionStorage.getItem('key')) {
  look();
}
