#include "trust.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <climits>
#include <ctime>
#include <iterator>
#include <stdexcept>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::soap {

namespace {

struct FreeContext {
  void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};

constexpr std::size_t kMaxFile = std::size_t{4} << 20U;

std::string without_white_space(std::string_view text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result),
               [](char c) { return static_cast<unsigned char>(c) > ' '; });
  return result;
}

}  // namespace

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

Trust::Trust(const std::string& setting, const std::string& path) : store_(http::make_store()) {
  const auto added = http::add_to(*store_, setting, path);
  if (added.certificates == 0) throw sdk::BadSetting(setting, "has no certificate in PEM");
  unsigned long flags = X509_V_FLAG_PARTIAL_CHAIN;
  if (added.lists > 0) flags |= X509_V_FLAG_CRL_CHECK;
  X509_STORE_set_flags(store_.get(), flags);
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
