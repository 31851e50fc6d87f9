#include "secure_peer.h"

#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "raw_peer.h"

namespace rodedraad::http {

namespace net = boost::asio;
using net::ip::tcp;

namespace {

void be_patient(tcp::socket& socket) {
  const timeval patience{30, 0};
  ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

void use(net::ssl::context& context, const Identity& own) {
  context.use_certificate_chain(net::buffer(own.certificate));
  context.use_private_key(net::buffer(own.key), net::ssl::context::pem);
}

}  // namespace

SecurePeer::SecurePeer(std::string_view address, const Identity* own, int highest,
                       const char* ciphers)
    : tls_(net::ssl::context::tls_client) {
  auto* const raw = tls_.native_handle();
  SSL_CTX_set_security_level(raw, 0);
  if (highest != 0) SSL_CTX_set_max_proto_version(raw, highest);
  if (ciphers != nullptr) SSL_CTX_set_cipher_list(raw, ciphers);
  if (own != nullptr) use(tls_, *own);
  stream_ = std::make_unique<Stream>(context_, tls_);
  auto& socket = stream_->next_layer();
  socket.connect({net::ip::make_address("127.0.0.1"), port_of(address)});
  be_patient(socket);
  boost::system::error_code error;
  stream_->handshake(Stream::client, error);
  shaken_ = !error;
}

SecurePeer& SecurePeer::send(std::string_view bytes) {
  boost::system::error_code ignored;
  net::write(*stream_, net::buffer(bytes), ignored);
  return *this;
}

SecurePeer& SecurePeer::cut_off() {
  boost::system::error_code ignored;
  stream_->next_layer().shutdown(tcp::socket::shutdown_send, ignored);
  return *this;
}

std::string SecurePeer::read_all() {
  std::string result;
  boost::system::error_code ignored;
  net::read(*stream_, net::dynamic_buffer(result), ignored);
  return result;
}

CuttingSink::CuttingSink(const Identity& own, std::string answer)
    : acceptor_(context_, {net::ip::address_v4::loopback(), 0}) {
  thread_ = std::jthread{[this, own, answer = std::move(answer)] {
    net::ssl::context tls{net::ssl::context::tls_server};
    use(tls, own);
    boost::system::error_code error;
    SecurePeer::Stream stream{context_, tls};
    acceptor_.accept(stream.next_layer(), error);
    if (error) return;
    be_patient(stream.next_layer());
    stream.handshake(SecurePeer::Stream::server, error);
    std::string request;
    if (!error) net::read_until(stream, net::dynamic_buffer(request), "\r\n\r\n", error);
    if (!error) net::write(stream, net::buffer(answer), error);
    stream.next_layer().shutdown(tcp::socket::shutdown_send, error);
    std::array<char, 256> rest{};
    while (!error) stream.next_layer().read_some(net::buffer(rest), error);
  }};
}

CuttingSink::~CuttingSink() {
  // Wakes an accept that nobody came for.
  boost::system::error_code ignored;
  ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
  thread_.join();
  acceptor_.close(ignored);
}

std::string CuttingSink::url() const {
  return "https://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
}

}  // namespace rodedraad::http
