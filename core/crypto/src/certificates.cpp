#include "rodedraad/crypto/certificates.h"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>

#include "rodedraad/crypto/digest.h"

namespace rodedraad::crypto {

namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509_CRL* list) const { X509_CRL_free(list); }
  void operator()(STACK_OF(X509_INFO) * infos) const {
    sk_X509_INFO_pop_free(infos, X509_INFO_free);
  }
};

std::chrono::sys_seconds moment(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::chrono::sys_seconds::max();
  return std::chrono::sys_seconds{std::chrono::seconds{::timegm(&parts)}};
}

std::string fingerprint(EVP_PKEY* key) {
  unsigned char* bytes = nullptr;
  const int size = i2d_PUBKEY(key, &bytes);
  if (size <= 0) return {};
  auto result = sha256_hex({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)});
  OPENSSL_free(bytes);
  return result;
}

std::string text_of(const X509_NAME* name) {
  const std::unique_ptr<BIO, Free> out{BIO_new(BIO_s_mem())};
  if (!out || X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0) {
    return {};
  }
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

Credential about(const X509_CRL& list) {
  Credential result;
  result.kind = Credential::Kind::revocation_list;
  result.ends = moment(X509_CRL_get0_nextUpdate(&list));
  result.issuer = text_of(X509_CRL_get_issuer(&list));
  return result;
}

Credential about(X509& certificate) {
  Credential result;
  result.ends = moment(X509_get0_notAfter(&certificate));
  result.key = fingerprint(X509_get0_pubkey(&certificate));
  result.subject = text_of(X509_get_subject_name(&certificate));
  result.issuer = text_of(X509_get_issuer_name(&certificate));
  result.begins = moment(X509_get0_notBefore(&certificate));
  result.authority = X509_check_ca(&certificate) > 0;
  return result;
}

int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) { return -1; }

}  // namespace

std::vector<Credential> read_credentials(std::string_view bytes) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::unique_ptr<X509_CRL, Free> list{
      d2i_X509_CRL(nullptr, &at, static_cast<long>(bytes.size()))};
  std::vector<Credential> result;
  if (list) {
    result.push_back(about(*list));
    return result;
  }
  const std::unique_ptr<BIO, Free> bio{
      BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))};
  const std::unique_ptr<STACK_OF(X509_INFO), Free> infos{
      PEM_X509_INFO_read_bio(bio.get(), nullptr, no_password, nullptr)};
  ERR_clear_error();
  for (int i = 0; infos && i < sk_X509_INFO_num(infos.get()); ++i) {
    const auto* info = sk_X509_INFO_value(infos.get(), i);
    if (info->x509 != nullptr) {
      result.push_back(about(*info->x509));
    }
    if (info->crl != nullptr) result.push_back(about(*info->crl));
    if (info->x_pkey != nullptr && info->x_pkey->dec_pkey != nullptr) {
      auto& key = result.emplace_back();
      key.kind = Credential::Kind::private_key;
      key.key = fingerprint(info->x_pkey->dec_pkey);
    }
  }
  return result;
}

}  // namespace rodedraad::crypto
