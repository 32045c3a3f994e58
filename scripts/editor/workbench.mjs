/**
 * A real editor for tests: code-server with a profile of its own in a temporary folder, opened in a
 * headless Chromium that reaches nothing but this machine. Knows nothing of the extension under test.
 */
import { execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { chromium } from 'playwright-core';

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'editor.minimap.enabled': false,
  // So that its rows are in the page.
  'terminal.integrated.gpuAcceleration': 'off',
  // A panel that an earlier page left open would hide half of the program.
  'terminal.integrated.hideOnStartup': 'always',
  'terminal.integrated.enablePersistentSessions': false,
  'editor.hover.delay': 100,
  // Other programs of this machine open ports: what is said of them takes the focus, and closes a menu.
  'remote.autoForwardPorts': false,
};

const ASK_FOR_TRUST = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** The editor redraws at any time: everything read from its page is asked for again until it is there. */
export async function until(what, check, ms = 60_000) {
  const end = Date.now() + ms;
  for (;;) {
    let last;
    try {
      last = await check();
      if (last) return last;
    } catch (error) {
      last = error.message.split('\n')[0];
    }
    if (Date.now() > end) throw new Error(`waited ${ms / 1000} s for ${what} (last: ${JSON.stringify(last)})`);
    await pause(50);
  }
}

/** `trust`: whether every workspace counts as trusted. `vsix`: one file or several; null for an editor without extensions. */
export async function startWorkbench({ editor, chrome, workspace, vsix, settings = {}, trust = true }) {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'jl-'));
  const folder = name => {
    const place = path.join(temporary, name);
    fs.mkdirSync(place, { recursive: true });
    return place;
  };
  const files = folder('w');
  fs.cpSync(workspace, files, { recursive: true });
  const server = await startServer(editor, folder, temporary, files, vsix, trust ? settings : { ...settings, ...ASK_FOR_TRUST }, trust);
  try {
    const context = await startBrowser(chrome, folder('chrome'));
    const page = context.pages()[0] ?? (await context.newPage());
    const close = async () => {
      await context.close().catch(() => undefined);
      await server.stop();
      fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    };
    return {
      page,
      context,
      files,
      origin: server.origin,
      log: server.log,
      settingsFile: server.settingsFile,
      processes: server.processes,
      close,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function startServer(editor, folder, temporary, files, vsix, settings, trust) {
  const user = folder('u/User');
  const settingsFile = path.join(user, 'settings.json');
  fs.writeFileSync(settingsFile, JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
  const config = path.join(temporary, 'config.yaml');
  fs.writeFileSync(config, 'auth: none\ncert: false\n');
  const env = ownEnvironment(folder);
  const node = path.join(editor, 'node');
  const common = [
    path.join(editor, 'code-server/out/node/entry.js'),
    ...['--config', config],
    ...['--user-data-dir', path.dirname(user)],
    ...['--extensions-dir', folder('x')],
  ];
  for (const file of [vsix ?? []].flat())
    execFileSync(node, [...common, '--install-extension', file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const port = await freePort();
  const log = path.join(temporary, 'server.log');
  const out = fs.openSync(log, 'w');
  const options = ['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--disable-telemetry', '--disable-update-check'];
  const more = [...(trust ? ['--disable-workspace-trust'] : []), '--disable-getting-started-override', files];
  const child = spawn(node, [...common, ...options, ...more], { env, stdio: ['ignore', out, out], detached: true });
  const origin = `http://127.0.0.1:${port}`;
  await until('code-server', async () => (await fetch(`${origin}/healthz`)).ok, 30_000);
  return { origin, log, settingsFile, processes: name => processesOf(child.pid, name), stop: () => stopGroup(child) };
}

/** Nothing is read from or left in the person's home; sockets need a short path. */
function ownEnvironment(folder) {
  const env = { ...process.env, HOME: folder('h'), TMPDIR: folder('t') };
  const foreign = /^(XDG_.*|VSCODE_.*|PORT|PASSWORD|NODE_OPTIONS)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

/** Ids of the processes below one whose command line names a file. */
function processesOf(root, name) {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(line => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .map(([, pid, parent, command]) => ({ pid: Number(pid), parent: Number(parent), command }));
  const below = pid => all.filter(({ parent }) => parent === pid).flatMap(child => [child, ...below(child.pid)]);
  return below(root)
    .filter(({ command }) => command.includes(name))
    .map(({ pid }) => pid);
}

async function stopGroup(child) {
  if (child.exitCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await Promise.race([ended, pause(5000)]);
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startBrowser(executablePath, profile) {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const look = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-US' };
  const context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args, ...look });
  await context.route(
    url => url.protocol.startsWith('http') && url.hostname !== '127.0.0.1',
    route => route.abort(),
  );
  return context;
}
