-- A client that is not ours: Neovim, headless. Profiles a file and prints what it shows, a JSON object a line.
local function say(name, value)
  io.stdout:write(vim.json.encode({ name = name, value = value }) .. '\n')
end

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.LSP_FILE))
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'jitlens',
    cmd = { vim.env.LSP_NODE, vim.env.LSP_SERVER, '--stdio' },
    root_dir = vim.fn.fnamemodify(vim.env.LSP_FILE, ':h'),
  })
  assert(vim.lsp.buf_attach_client(buffer, id))
  local client = vim.lsp.get_client_by_id(id)
  assert(vim.wait(15000, function() return client.initialized end, 20), 'the server did not start')
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local function ask(method, params)
    local answer = assert(client.request_sync(method, params, 30000, buffer), 'no answer to ' .. method)
    assert(not answer.err, vim.inspect(answer.err))
    return answer.result
  end
  say('run', ask('workspace/executeCommand', { command = 'jitlens.profileFile', arguments = { document.uri } }))
  vim.wait(5000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)
  say('diagnostics', vim.tbl_map(function(found) return found.message end, vim.diagnostic.get(buffer)))
  local titles = {}
  for _, lens in ipairs(ask('textDocument/codeLens', { textDocument = document })) do table.insert(titles, lens.command.title) end
  say('lenses', titles)
end

local ok, message = xpcall(main, debug.traceback)
if not ok then say('error', message) end
io.stdout:flush()
for _, client in ipairs(vim.lsp.get_active_clients()) do client.stop() end
vim.wait(1000, function() return #vim.lsp.get_active_clients() == 0 end, 20)
vim.cmd(ok and 'qa!' or '1cq!')
