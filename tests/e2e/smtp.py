"""A mail server of a few lines: `smtp.py FOLDER [REFUSE]`.

Prints its port, writes each message as FOLDER/N.eml, and answers the first
REFUSE recipients with 451, as a busy server does. Ends with its stdin.
"""
import os
import socket
import sys
import threading

folder, refuse = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
lock = threading.Lock()
count = 0


def talk(s):
    global refuse, count
    f = s.makefile("rwb")

    def say(text):
        f.write(text.encode() + b"\r\n")
        f.flush()

    say("220 uji")
    head = b""
    for line in f:
        word = line[:4].upper()
        if word in (b"EHLO", b"HELO"):
            say("250 uji")
        elif word == b"DATA":
            say("354 ya")
            body = b""
            for part in f:
                if part == b".\r\n":
                    break
                body += part
            with lock:
                count += 1
                with open(f"{folder}/{count}.eml", "wb") as out:
                    out.write(head + b"\r\n" + body)
            head = b""
            say("250 diterima")
        elif word == b"QUIT":
            say("221 selesai")
            return
        elif word == b"RCPT" and refuse > 0:
            refuse -= 1
            say("451 coba lagi")
        else:
            head += line
            say("250 ya")


server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)


def accept():
    while True:
        s, _ = server.accept()
        threading.Thread(target=talk, args=(s,), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
sys.stdin.read()
os._exit(0)
