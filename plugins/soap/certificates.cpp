#include "certificates.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <climits>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::soap {

namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

struct FreeContext {
  void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};

struct FreeInfos {
  void operator()(STACK_OF(X509_INFO) * infos) const {
    sk_X509_INFO_pop_free(infos, X509_INFO_free);
  }
};

constexpr std::size_t kMaxFile = std::size_t{4} << 20U;

Bio reader(std::string_view text) {
  return Bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

/// A key with a password is not asked for one on the terminal.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) { return -1; }

std::string without_white_space(std::string_view text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result),
               [](char c) { return static_cast<unsigned char>(c) > ' '; });
  return result;
}

}  // namespace

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

std::string der(const X509& certificate) {
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(&certificate, &bytes);
  if (size <= 0) throw std::runtime_error("a certificate cannot be written");
  std::string result{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
  OPENSSL_free(bytes);
  return result;
}

std::string base64_der(const X509& certificate) {
  const auto bytes = der(certificate);
  std::string result(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  result.resize(static_cast<std::size_t>(size));
  return result;
}

Certificate read_base64_der(std::string_view text) {
  const auto plain = without_white_space(text);
  if (plain.empty() || plain.size() % 4 != 0 || plain.size() > kMaxFile) return nullptr;
  std::string bytes(plain.size(), '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(plain.data()),
                                   static_cast<int>(plain.size()));
  if (size <= 0) return nullptr;
  const auto padding = std::count(plain.end() - 2, plain.end(), '=');
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* end = at + size - padding;
  Certificate result{d2i_X509(nullptr, &at, end - at)};
  return at == end ? std::move(result) : nullptr;
}

std::string oin_of(const X509& certificate) {
  constexpr std::size_t length = 20;
  const auto* subject = X509_get_subject_name(&certificate);
  const int at = X509_NAME_get_index_by_NID(subject, NID_serialNumber, -1);
  if (at < 0) return {};
  const auto* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
  std::string text{reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                   static_cast<std::size_t>(ASN1_STRING_length(value))};
  const bool is_oin = text.size() == length && std::all_of(text.begin(), text.end(), [](char c) {
                        return c >= '0' && c <= '9';
                      });
  return is_oin ? text : std::string{};
}

Trust::Trust(const std::string& setting, const std::string& path) : store_(X509_STORE_new()) {
  if (!store_) throw std::bad_alloc();
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator{path, error}) {
      if (entry.is_regular_file(error)) files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) add(read_file(setting, file));
  } else {
    add(read_file(setting, path));
  }
  if (certificates_ == 0) throw sdk::BadSetting(setting, "has no certificate in PEM");
  unsigned long flags = X509_V_FLAG_PARTIAL_CHAIN;
  if (lists_ > 0) flags |= X509_V_FLAG_CRL_CHECK;
  X509_STORE_set_flags(store_.get(), flags);
}

void Trust::add(std::string_view pem) {
  const std::unique_ptr<STACK_OF(X509_INFO), FreeInfos> infos{
      PEM_X509_INFO_read_bio(reader(pem).get(), nullptr, no_password, nullptr)};
  for (int i = 0; infos && i < sk_X509_INFO_num(infos.get()); ++i) {
    const auto* info = sk_X509_INFO_value(infos.get(), i);
    if (info->x509 != nullptr && X509_STORE_add_cert(store_.get(), info->x509) == 1) {
      ++certificates_;
    }
    if (info->crl != nullptr && X509_STORE_add_crl(store_.get(), info->crl) == 1) ++lists_;
  }
}

std::optional<std::string> Trust::refuse(X509& certificate, std::int64_t now_ms) const {
  const std::unique_ptr<X509_STORE_CTX, FreeContext> context{X509_STORE_CTX_new()};
  if (!context || X509_STORE_CTX_init(context.get(), store_.get(), &certificate, nullptr) != 1) {
    return "het certificaat kan niet worden gecontroleerd";
  }
  X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context.get()),
                             static_cast<std::time_t>(now_ms / 1000));
  if (X509_verify_cert(context.get()) != 1) {
    return std::string{"het certificaat wordt niet vertrouwd: "} +
           X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
  }
  const auto usage = X509_get_key_usage(&certificate);
  if (usage != UINT32_MAX && (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0) {
    return "het certificaat is niet om mee te ondertekenen";
  }
  return std::nullopt;
}

}  // namespace rodedraad::soap
