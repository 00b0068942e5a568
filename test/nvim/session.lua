-- What a person does in Neovim, without the person: opens a file, reads a finding and a hover, completes, renames, applies a
-- fix, formats, edits, writes and emits. Each step prints one line of JSON, which test/lsp-nvim.test.ts looks at.
-- Neovim is set up by the text of docs/editors.md. EEMI_SETUP is a file with that text, EEMI_FILE the file to work on.

local function say(step, value)
    io.write(vim.fn.json_encode({ step, value == nil and vim.NIL or value }) .. '\n')
end

local function wait(what, holds)
    if not vim.wait(30000, holds, 10) then
        say('timeout', what)
        vim.cmd('cquit!')
    end
end

vim.cmd('luafile ' .. vim.fn.fnameescape(vim.env.EEMI_SETUP))
vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.EEMI_FILE))
local buffer = vim.api.nvim_get_current_buf()
local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
wait('the server', function() return #clients() == 1 end)
local client_id = clients()[1].id
say('filetype', vim.bo.filetype)

local function lines()
    return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

local function findings()
    local found = {}
    for _, each in ipairs(vim.diagnostic.get(buffer)) do
        table.insert(found, { line = each.lnum, from = each.col, to = each.end_col, severity = each.severity, source = each.source })
    end
    return found
end

local function request(method, params)
    params.textDocument = params.textDocument or vim.lsp.util.make_text_document_params(buffer)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 30000)
    local answer = answers and answers[client_id] or {}
    local err = answer.error or answer.err -- as the versions of Neovim call it
    return err and { error = err.message } or answer.result
end

local function offset_encoding()
    return vim.lsp.get_client_by_id(client_id).offset_encoding
end

-- The sixth line is `    NODE_A -> MM_B`, and MM_B is declared nowhere.
wait('findings', function() return #vim.diagnostic.get(buffer) > 0 end)
say('findings', findings())

say('hover', request('textDocument/hover', { position = { line = 5, character = 6 } }).contents.value)

local labels = {}
for _, item in ipairs(request('textDocument/completion', { position = { line = 5, character = 14 } }).items) do
    labels[item.label] = true
end
say('completion', labels['MM_A'] == true)

local actions = request('textDocument/codeAction', {
    range = { start = { line = 5, character = 14 }, ['end'] = { line = 5, character = 18 } },
    context = { diagnostics = {} },
})
vim.lsp.util.apply_workspace_edit(actions[1].edit, offset_encoding())
say('fixed', lines()[6])
wait('no findings', function() return #vim.diagnostic.get(buffer) == 0 end)

say('refused', request('textDocument/rename', { position = { line = 1, character = 6 }, newName = 'NODE-Ä' }).error)
vim.lsp.util.apply_workspace_edit(
    request('textDocument/rename', { position = { line = 1, character = 6 }, newName = 'NODE_OTHER' }), offset_encoding())
say('renamed', lines()[6])

vim.api.nvim_buf_set_lines(buffer, 5, 6, false, { '  NODE_OTHER->MM_A // 🎉 wörds', '    NODE_OTHER -> what' })
wait('findings again', function() return #vim.diagnostic.get(buffer) > 0 end)
vim.api.nvim_buf_set_lines(buffer, 6, 7, false, {})
wait('no findings again', function() return #vim.diagnostic.get(buffer) == 0 end)
vim.lsp.util.apply_text_edits(
    request('textDocument/formatting', { options = { tabSize = 4, insertSpaces = true } }), buffer, offset_encoding())
say('formatted', lines()[6])

vim.cmd('write')
vim.cmd('EemiEmit')
local output = vim.fn.fnamemodify(vim.env.EEMI_FILE, ':h') .. '/acl.h'
wait('the output', function() return vim.fn.filereadable(output) == 1 end)
say('emitted', true)

vim.lsp.stop_client(client_id)
wait('the end', function() return vim.lsp.client_is_stopped(client_id) end)
say('stopped', true)
vim.cmd('qall!')
