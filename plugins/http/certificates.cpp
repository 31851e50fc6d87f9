#include "certificates.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::http {

namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

struct FreeInfos {
  void operator()(STACK_OF(X509_INFO) * infos) const {
    sk_X509_INFO_pop_free(infos, X509_INFO_free);
  }
};

constexpr std::size_t kMaxFile = std::size_t{4} << 20U;

struct FreeList {
  void operator()(X509_CRL* list) const { X509_CRL_free(list); }
};

/// Null when \p bytes are not one revocation list in DER.
std::unique_ptr<X509_CRL, FreeList> read_der_list(std::string_view bytes) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  return std::unique_ptr<X509_CRL, FreeList>{
      d2i_X509_CRL(nullptr, &at, static_cast<long>(bytes.size()))};
}

Bio reader(std::string_view text) {
  return Bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

/// A key with a password is not asked for one on the terminal.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) { return -1; }

}  // namespace

std::vector<std::string> files_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return {path};
  std::vector<std::string> result;
  for (const auto& entry : std::filesystem::directory_iterator{path, error}) {
    if (entry.is_regular_file(error)) result.push_back(entry.path().string());
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::string read_file(const std::string& setting, const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  if (!file || text.size() > kMaxFile) throw sdk::BadSetting(setting, "cannot be read");
  return text;
}

PrivateKey read_private_key(std::string_view pem) {
  return PrivateKey{PEM_read_bio_PrivateKey(reader(pem).get(), nullptr, no_password, nullptr)};
}

bool is_rsa(const EVP_PKEY& key) { return EVP_PKEY_get_base_id(&key) == EVP_PKEY_RSA; }

int bits(const EVP_PKEY& key) { return EVP_PKEY_get_bits(&key); }

std::vector<Certificate> read_certificates(std::string_view pem) {
  std::vector<Certificate> result;
  const auto bio = reader(pem);
  for (;;) {
    Certificate certificate{PEM_read_bio_X509(bio.get(), nullptr, no_password, nullptr)};
    if (!certificate) return result;
    result.push_back(std::move(certificate));
  }
}

bool belongs_to(const X509& certificate, const EVP_PKEY& key) {
  return X509_check_private_key(&certificate, &key) == 1;
}

std::string oin_of(const X509& certificate) {
  constexpr std::size_t length = 20;
  const auto* subject = X509_get_subject_name(&certificate);
  const int at = X509_NAME_get_index_by_NID(subject, NID_serialNumber, -1);
  if (at < 0 || X509_NAME_get_index_by_NID(subject, NID_serialNumber, at) >= 0) return {};
  const auto* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
  std::string text{reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                   static_cast<std::size_t>(ASN1_STRING_length(value))};
  const bool is_oin = text.size() == length && std::all_of(text.begin(), text.end(), [](char c) {
                        return c >= '0' && c <= '9';
                      });
  return is_oin ? text : std::string{};
}

Store make_store() {
  Store store{X509_STORE_new()};
  if (!store) throw std::bad_alloc();
  return store;
}

Added add_to(X509_STORE& store, const std::string& setting, const std::string& path, Take take) {
  Added added;
  for (const auto& file : files_of(path)) {
    const auto bytes = read_file(setting, file);
    if (const auto list = read_der_list(bytes)) {
      added.lists += X509_STORE_add_crl(&store, list.get());
      continue;
    }
    const std::unique_ptr<STACK_OF(X509_INFO), FreeInfos> infos{
        PEM_X509_INFO_read_bio(reader(bytes).get(), nullptr, no_password, nullptr)};
    for (int i = 0; infos && i < sk_X509_INFO_num(infos.get()); ++i) {
      const auto* info = sk_X509_INFO_value(infos.get(), i);
      if (info->x509 != nullptr && take == Take::all) {
        added.certificates += X509_STORE_add_cert(&store, info->x509);
      }
      if (info->crl != nullptr) added.lists += X509_STORE_add_crl(&store, info->crl);
    }
  }
  ERR_clear_error();
  return added;
}

}  // namespace rodedraad::http
