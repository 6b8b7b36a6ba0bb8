import { ipcRenderer } from 'electron';

// Nothing is exposed to the page but one port. The page asks for it by message; the main process looks at the frame
// and the window that ask, and decides what the port may do.
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'session-desk:connect') ipcRenderer.send('session-desk:connect');
});

ipcRenderer.on('session-desk:connected', (event, session: string) => {
  window.postMessage({ type: 'session-desk:connected', session }, window.location.origin, [...event.ports]);
});
