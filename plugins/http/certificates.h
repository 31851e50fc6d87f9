#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Keys, certificates and what is trusted, with OpenSSL.
namespace rodedraad::http {

struct FreeOpenSsl {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_STORE* store) const { X509_STORE_free(store); }
};
using PrivateKey = std::unique_ptr<EVP_PKEY, FreeOpenSsl>;
using Certificate = std::unique_ptr<X509, FreeOpenSsl>;
using Store = std::unique_ptr<X509_STORE, FreeOpenSsl>;

/// Throws sdk::BadSetting for \p setting when it cannot be read.
std::string read_file(const std::string& setting, const std::string& path);

/// \p path itself, or the files in that folder in the order of their names.
std::vector<std::string> files_of(const std::string& path);

/// Null when \p pem has none, or one with a password.
PrivateKey read_private_key(std::string_view pem);
bool is_rsa(const EVP_PKEY& key);
int bits(const EVP_PKEY& key);

/// The certificates of a PEM text, in their order.
std::vector<Certificate> read_certificates(std::string_view pem);
bool belongs_to(const X509& certificate, const EVP_PKEY& key);

/// The OIN in subject:serialNumber (Digikoppeling PKI001); empty when there is not exactly one
/// serialNumber or it is no OIN.
std::string oin_of(const X509& certificate);

/// How many things were added to a store.
struct Added {
  int certificates = 0;
  int lists = 0;
};

enum class Take { all, lists_only };

Store make_store();
/// Adds the certificates and revocation lists of \p path, a file or a folder: PEM, or one
/// revocation list in DER, as authorities publish it. Throws sdk::BadSetting for \p setting.
Added add_to(X509_STORE& store, const std::string& setting, const std::string& path,
             Take take = Take::all);

}  // namespace rodedraad::http
