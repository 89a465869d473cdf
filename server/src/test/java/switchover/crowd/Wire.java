package switchover.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection of a page. Everything happens in the crowd's thread. */
abstract class Wire {
  private SocketChannel channel;

  /** Begins to connect; {@link #connected} is called when that is done. */
  final void connect(Selector selector, InetSocketAddress node) throws IOException {
    channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(node);
    channel.register(selector, SelectionKey.OP_CONNECT, this);
  }

  final boolean isOpen() {
    return channel != null;
  }

  /** The channel is ready for what its key says. */
  final void ready(SelectionKey key, ByteBuffer buffer) {
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        connected();
        return;
      }
      buffer.clear();
      int length = channel.read(buffer);
      long nanos = System.nanoTime();
      if (length < 0) {
        end(nanos);
      } else {
        heard(buffer.array(), length, nanos);
      }
    } catch (IOException e) {
      end(System.nanoTime());
    }
  }

  /** Sends a request at once; there is room for it, since the node has read the one before. */
  final void send(String request) {
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    try {
      channel.write(bytes);
    } catch (IOException e) {
      end(System.nanoTime());
    }
    if (bytes.hasRemaining() && isOpen()) {
      throw new IllegalStateException("the node takes no request");
    }
  }

  /** Whether there is nothing more to wait for since {@link #connect}. */
  abstract boolean isSettled();

  abstract void connected();

  abstract void heard(byte[] bytes, int length, long nanos) throws IOException;

  abstract void ended(long nanos);

  private void end(long nanos) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is given up in any case.
    }
    channel = null;
    ended(nanos);
  }
}
