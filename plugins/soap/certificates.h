#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Keys and certificates, with OpenSSL.
namespace rodedraad::soap {

struct FreeOpenSsl {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_STORE* store) const { X509_STORE_free(store); }
};
using PrivateKey = std::unique_ptr<EVP_PKEY, FreeOpenSsl>;
using Certificate = std::unique_ptr<X509, FreeOpenSsl>;

/// Throws sdk::BadSetting for \p setting when it cannot be read.
std::string read_file(const std::string& setting, const std::string& path);

/// Null when \p pem has none, or one with a password.
PrivateKey read_private_key(std::string_view pem);
bool is_rsa(const EVP_PKEY& key);
int bits(const EVP_PKEY& key);

/// The certificates of a PEM text, in their order.
std::vector<Certificate> read_certificates(std::string_view pem);
bool belongs_to(const X509& certificate, const EVP_PKEY& key);
std::string base64_der(const X509& certificate);

/// A certificate as a BinarySecurityToken has it: DER in base64. Null when it is none.
Certificate read_base64_der(std::string_view text);
std::string der(const X509& certificate);

/// The OIN in subject:serialNumber (Digikoppeling PKI001); empty when that is no OIN.
std::string oin_of(const X509& certificate);

/// The certificates that an administrator trusts, and what they say about others.
class Trust {
 public:
  /// \p path is a PEM file or a folder of them, with revocation lists where there are any; throws
  /// sdk::BadSetting.
  Trust(const std::string& setting, const std::string& path);

  /// Why \p certificate is not trusted at this moment; nothing when it is. Checks the chain, the
  /// time, that the key may sign and, when there are revocation lists, those. [any thread]
  std::optional<std::string> refuse(X509& certificate, std::int64_t now_ms) const;

 private:
  void add(std::string_view pem);

  std::unique_ptr<X509_STORE, FreeOpenSsl> store_;
  int certificates_ = 0;
  int lists_ = 0;
};

}  // namespace rodedraad::soap
