#include "stream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <cerrno>

#include "certificates.h"

namespace rodedraad::http {

void Stream::go_over(TlsSide side, boost::asio::ssl::context& context, const std::string& name) {
  tls_ = std::make_unique<Secured>(std::move(socket_), context);
  if (side == TlsSide::server) return;
  auto* const ssl = tls_->native_handle();
  boost::system::error_code no_address;
  boost::asio::ip::make_address(name, no_address);
  if (no_address) {
    SSL_set_tlsext_host_name(ssl, name.c_str());
    // A name in the subject counts no more (RFC 9525 section 2).
    SSL_set_hostflags(ssl,
                      X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    SSL_set1_host(ssl, name.c_str());
  } else {
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), name.c_str());
  }
}

bool Stream::is_quiet() {
  if (tls_) {
    auto* const ssl = tls_->native_handle();
    if (SSL_has_pending(ssl) == 1 || BIO_pending(SSL_get_rbio(ssl)) > 0) return false;
    if (SSL_get_shutdown(ssl) != 0) return false;
  }
  char byte = 0;
  const auto got = ::recv(socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

std::string Stream::peer() const {
  boost::system::error_code error;
  const auto endpoint = socket().remote_endpoint(error);
  return error ? std::string{} : endpoint.address().to_string();
}

std::string Stream::peer_oin() const {
  if (!shaken_) return {};
  auto* const ssl = tls_->native_handle();
  const auto* certificate = SSL_get0_peer_certificate(ssl);
  if (certificate == nullptr || SSL_get_verify_result(ssl) != X509_V_OK) return {};
  return oin_of(*certificate);
}

std::string Stream::handshake_problem(boost::system::error_code error) const {
  if (tls_) {
    const auto verdict = SSL_get_verify_result(tls_->native_handle());
    if (verdict != X509_V_OK) return X509_verify_cert_error_string(verdict);
  }
  return error.message();
}

bool Stream::is_refused_handshake(boost::system::error_code error) {
  if (error.category() != boost::asio::error::get_ssl_category()) return false;
  // The alerts about certificates and parameters (RFC 8446 section 6.2), as OpenSSL numbers them.
  constexpr std::array alerts{
      SSL_AD_HANDSHAKE_FAILURE,   SSL_AD_BAD_CERTIFICATE,     SSL_AD_UNSUPPORTED_CERTIFICATE,
      SSL_AD_CERTIFICATE_REVOKED, SSL_AD_CERTIFICATE_EXPIRED, SSL_AD_CERTIFICATE_UNKNOWN,
      SSL_AD_UNKNOWN_CA,          SSL_AD_ACCESS_DENIED,       SSL_AD_DECRYPT_ERROR,
      SSL_AD_CERTIFICATE_REQUIRED};
  const int reason =
      ERR_GET_REASON(static_cast<unsigned long>(error.value())) - SSL_AD_REASON_OFFSET;
  return std::find(alerts.begin(), alerts.end(), reason) != alerts.end();
}

}  // namespace rodedraad::http
