"""A Listener and its Client in two processes, over a socket of the file system and with a key."""
import os
import tempfile
from array import array
from multiprocessing import AuthenticationError, Process
from multiprocessing.connection import Client, Listener, wait


def ask(address, key):
    try:
        with Client(address, authkey=key) as connection:
            print("client:", connection.recv(), flush=True)
            print("client:", connection.recv_bytes(), flush=True)
            numbers = array("i", [0, 0, 0, 0, 0])
            print("client:", connection.recv_bytes_into(numbers), list(numbers), flush=True)
            connection.send("thank you")
    except AuthenticationError as error:
        print("client:", error, flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        address = os.path.join(folder, "socket")
        with Listener(address, authkey=b"secret") as listener:
            for key in (b"secret", b"guessed"):
                client = Process(target=ask, args=(address, key))
                client.start()
                try:
                    with listener.accept() as connection:
                        connection.send([2.25, None, "junk", float])
                        connection.send_bytes(b"hello")
                        connection.send_bytes(array("i", [42, 1729]))
                        assert wait([connection], 10) == [connection]
                        print("listener:", connection.recv(), flush=True)
                    refused = ""
                except AuthenticationError as error:
                    refused = f"listener: {error}"
                client.join()
                print(client.exitcode, refused, flush=True)
