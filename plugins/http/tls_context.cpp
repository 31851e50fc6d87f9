#include "tls_context.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <array>
#include <new>
#include <stdexcept>
#include <string_view>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::http {

namespace {

/// What NCSC calls "goed" for TLS 1.2: forward secrecy and authenticated encryption only. All of
/// TLS 1.3 is so.
constexpr const char* kCiphers =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
constexpr const char* kSuites =
    "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
constexpr const char* kGroups = "X25519:P-256:P-384:P-521";
constexpr const char* kSignatures =
    "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ed25519:RSA-PSS+SHA256:RSA-PSS+SHA384:RSA-PSS+SHA512:"
    "RSA+SHA256:RSA+SHA384:RSA+SHA512";

/// 112 bits: RSA of 2048 bits, no SHA-1.
constexpr int kSecurityLevel = 2;
constexpr int kDepth = 6;

/// The one protocol spoken, as ALPN writes it (RFC 7301).
constexpr std::array<unsigned char, 9> kProtocol{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

/// The names of the settings of one side.
struct Names {
  const char* certificate;
  const char* key;
  const char* trust;
};

constexpr Names names(TlsSide side) {
  return side == TlsSide::server ? Names{"certificate", "key", "clients"}
                                 : Names{"client-certificate", "client-key", "ca"};
}

void must(long done, const char* what) {
  if (done == 1) return;
  ERR_clear_error();
  throw std::runtime_error(std::string{"TLS is not available: "} + what);
}

int choose_protocol(SSL* /*ssl*/, const unsigned char** out, unsigned char* out_size,
                    const unsigned char* offered, unsigned size, void* /*data*/) {
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, kProtocol.data(), kProtocol.size(), offered, size) !=
      OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

/// Authorities above the last certificate are looked up where there is a list for them.
int list_needed(int ok, X509_STORE_CTX* context) {
  if (ok == 1) return 1;
  if (X509_STORE_CTX_get_error(context) != X509_V_ERR_UNABLE_TO_GET_CRL ||
      X509_STORE_CTX_get_error_depth(context) == 0) {
    return 0;
  }
  X509_STORE_CTX_set_error(context, X509_V_OK);
  return 1;
}

/// What is revoked is refused, but a list that is missing or too old is not held against anybody.
int list_wanted(int ok, X509_STORE_CTX* context) {
  if (ok == 1) return 1;
  switch (X509_STORE_CTX_get_error(context)) {
    case X509_V_ERR_UNABLE_TO_GET_CRL:
    case X509_V_ERR_CRL_HAS_EXPIRED:
    case X509_V_ERR_CRL_NOT_YET_VALID:
      X509_STORE_CTX_set_error(context, X509_V_OK);
      return 1;
    default:
      return 0;
  }
}

void set_rules(SSL_CTX* context, const TlsFiles& files) {
  SSL_CTX_set_security_level(context, kSecurityLevel);
  must(SSL_CTX_set_min_proto_version(context, files.only_tls_13 ? TLS1_3_VERSION : TLS1_2_VERSION),
       "version");
  must(SSL_CTX_set_cipher_list(context, kCiphers), "ciphers");
  must(SSL_CTX_set_ciphersuites(context, kSuites), "suites");
  must(SSL_CTX_set1_groups_list(context, kGroups), "groups");
  must(SSL_CTX_set1_sigalgs_list(context, kSignatures), "signatures");
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE);
  // A session that is taken up again would not see a new revocation list.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context, 0);
  SSL_CTX_set_verify_depth(context, kDepth);
}

void require_private(const char* setting, const std::string& file) {
  struct stat state {};
  constexpr unsigned others = S_IRWXO | S_IWGRP | S_IXGRP;
  if (::stat(file.c_str(), &state) == 0 && (state.st_mode & others) != 0) {
    throw sdk::BadSetting(setting, "can be read or changed by others: give the file mode 0400");
  }
}

void use_identity(SSL_CTX* context, TlsSide side, const TlsFiles& files) {
  const auto name = names(side);
  if (files.certificate.empty() != files.key.empty()) {
    throw sdk::BadSetting(
        files.key.empty() ? name.key : name.certificate,
        std::string{"is missing: "} + name.certificate + " and " + name.key + " belong together");
  }
  if (files.certificate.empty()) return;
  const auto chain = read_certificates(read_file(name.certificate, files.certificate));
  if (chain.empty()) throw sdk::BadSetting(name.certificate, "has no certificate in PEM");
  require_private(name.key, files.key);
  const auto key = read_private_key(read_file(name.key, files.key));
  if (!key) throw sdk::BadSetting(name.key, "is not a private key in PEM without a password");
  auto& own = *chain.front();
  if (!belongs_to(own, *key)) {
    ERR_clear_error();
    throw sdk::BadSetting(name.certificate, std::string{"does not belong to "} + name.key);
  }
  const int purpose = side == TlsSide::server ? X509_PURPOSE_SSL_SERVER : X509_PURPOSE_SSL_CLIENT;
  if (X509_check_purpose(&own, purpose, 0) != 1) {
    throw sdk::BadSetting(name.certificate, side == TlsSide::server
                                                ? "is not a certificate for a server"
                                                : "is not a certificate for a client");
  }
  bool used = SSL_CTX_use_certificate(context, &own) == 1 &&
              SSL_CTX_use_PrivateKey(context, key.get()) == 1;
  for (std::size_t i = 1; i < chain.size() && used; ++i) {
    used = SSL_CTX_add1_chain_cert(context, chain[i].get()) == 1;
  }
  ERR_clear_error();
  if (!used) {
    throw sdk::BadSetting(name.certificate,
                          "or its chain is too weak: RSA needs 2048 bits, and SHA-1 is not taken");
  }
}

void tell_clients(SSL_CTX* context, X509_STORE& store) {
  auto* const certificates = X509_STORE_get1_all_certs(&store);
  for (int i = 0; i < sk_X509_num(certificates); ++i) {
    SSL_CTX_add_client_CA(context, sk_X509_value(certificates, i));
  }
  sk_X509_pop_free(certificates, X509_free);
}

void use_trust(SSL_CTX* context, TlsSide side, const TlsFiles& files) {
  const auto* name = names(side).trust;
  auto store = make_store();
  int lists = 0;
  if (!files.trust.empty()) {
    const auto added = add_to(*store, name, files.trust);
    if (added.certificates == 0) throw sdk::BadSetting(name, "has no certificate in PEM");
    lists += added.lists;
  } else {
    must(X509_STORE_set_default_paths(store.get()), "trust of the system");
  }
  if (!files.crl.empty()) {
    const auto added = add_to(*store, "crl", files.crl, Take::lists_only);
    if (added.lists == 0 && files.crl_needed) {
      throw sdk::BadSetting("crl", "has no revocation list in PEM or DER");
    }
    lists += 1;
  }
  unsigned long flags = X509_V_FLAG_PARTIAL_CHAIN;
  if (lists > 0) flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL;
  X509_STORE_set_flags(store.get(), flags);
  if (side == TlsSide::server) tell_clients(context, *store);
  SSL_CTX_set_cert_store(context, store.release());
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                     files.crl_needed ? list_needed : list_wanted);
}

}  // namespace

Tls::Context make_context(TlsSide side, const TlsFiles& files) {
  using boost::asio::ssl::context;
  auto result = std::make_shared<context>(side == TlsSide::server ? context::tls_server
                                                                  : context::tls_client);
  auto* const raw = result->native_handle();
  set_rules(raw, files);
  use_identity(raw, side, files);
  if (side == TlsSide::client || !files.trust.empty()) use_trust(raw, side, files);
  if (side == TlsSide::server) {
    SSL_CTX_set_alpn_select_cb(raw, choose_protocol, nullptr);
  } else {
    must(1 - SSL_CTX_set_alpn_protos(raw, kProtocol.data(), kProtocol.size()), "protocol");
  }
  return result;
}

}  // namespace rodedraad::http
