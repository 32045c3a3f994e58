;;; A second client that is not ours: Emacs with Eglot, in batch mode. Profiles a file and prints what it shows, a JSON
;;; object a line.  -*- lexical-binding: t -*-
(package-initialize)
(require 'eglot)
(require 'json)

(defun say (name value)
  (princ (concat (json-encode (list (cons 'name name) (cons 'value value))) "\n")))

(defun wait-for (condition seconds)
  (let ((end (+ (float-time) seconds)))
    (while (and (not (funcall condition)) (< (float-time) end)) (accept-process-output nil 0.05))))

(setq eglot-sync-connect 30 eglot-autoshutdown nil eglot-events-buffer-size 0)
(add-to-list 'eglot-server-programs
             (cons 'python-mode (list (getenv "LSP_NODE") (getenv "LSP_SERVER") "--stdio")))

(condition-case problem
    (progn
      (find-file (getenv "LSP_FILE"))
      (python-mode)
      (apply #'eglot (eglot--guess-contact))
      (let* ((server (eglot-current-server))
             (uri (plist-get (eglot--TextDocumentIdentifier) :uri)))
        (say "run" (eglot-execute-command server 'jitlens.profileFile (vector uri)))
        (flymake-start)
        (wait-for (lambda () (flymake-diagnostics)) 10)
        (say "diagnostics" (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
        ;; Where Eglot puts a diagnostic, Eglot's hover has to find it.
        (goto-char (flymake-diagnostic-beg (car (flymake-diagnostics))))
        (let ((hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams))))
          (say "hover" (substring-no-properties
                        (eglot--hover-info (plist-get hover :contents) (plist-get hover :range)))))
        (eglot-shutdown server)))
  (error (say "error" (format "%S" problem))))
