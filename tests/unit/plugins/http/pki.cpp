#include "pki.h"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace rodedraad::http {

namespace {

constexpr std::int64_t kDay = 86'400'000;

template <class Write>
std::string pem(const Write& write) {
  BIO* bio = BIO_new(BIO_s_mem());
  write(bio);
  char* data = nullptr;
  const auto size = BIO_get_mem_data(bio, &data);
  std::string result{data, static_cast<std::size_t>(size)};
  BIO_free(bio);
  return result;
}

std::string pem_of(EVP_PKEY* key) {
  return pem(
      [&](BIO* bio) { PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
}

std::string pem_of(X509* certificate) {
  return pem([&](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
}

void add_name(X509_NAME* name, const char* field, const std::string& value) {
  X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(value.c_str()), -1, -1, 0);
}

void add_extension(X509* certificate, int nid, const char* value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
  if (extension == nullptr) throw std::runtime_error("no extension");
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

void set_time(ASN1_TIME* time, std::int64_t ms) {
  ASN1_TIME_set(time, static_cast<std::time_t>(ms / 1000));
}

Certificate make(const Wish& wish, std::int64_t now_ms, EVP_PKEY* key, X509* issuer,
                 EVP_PKEY* issuer_key) {
  static long serial = 0;
  Certificate result{X509_new()};
  X509* certificate = result.get();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
  set_time(X509_getm_notBefore(certificate), wish.from_ms != 0 ? wish.from_ms : now_ms - kDay);
  set_time(X509_getm_notAfter(certificate), wish.to_ms != 0 ? wish.to_ms : now_ms + kDay);
  auto* subject = X509_get_subject_name(certificate);
  add_name(subject, "C", "NL");
  if (!wish.serial_number.empty()) add_name(subject, "serialNumber", wish.serial_number);
  add_name(subject, "CN", wish.common_name);
  X509_set_issuer_name(certificate, issuer == nullptr ? subject : X509_get_subject_name(issuer));
  X509_set_pubkey(certificate, key);
  if (issuer == nullptr) {
    add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
  } else if (!wish.key_usage.empty()) {
    add_extension(certificate, NID_key_usage, ("critical," + wish.key_usage).c_str());
  }
  if (!wish.purpose.empty()) add_extension(certificate, NID_ext_key_usage, wish.purpose.c_str());
  if (!wish.names.empty()) add_extension(certificate, NID_subject_alt_name, wish.names.c_str());
  X509_sign(certificate, issuer_key, EVP_sha256());
  return result;
}

}  // namespace

TestPki::TestPki(std::int64_t now_ms) : now_ms_(now_ms), key_(EVP_RSA_gen(2048)) {
  own_ = make({"Root", {}, 0, 0, {}}, now_ms_, key_.get(), nullptr, key_.get());
  root_ = {pem_of(key_.get()), pem_of(own_.get())};
}

Identity TestPki::issue(const Wish& wish) const {
  const PrivateKey key{EVP_RSA_gen(2048)};
  const auto certificate = make(wish, now_ms_, key.get(), own_.get(), key_.get());
  return {pem_of(key.get()), pem_of(certificate.get())};
}

std::string TestPki::revocations_until(std::int64_t next_ms, const std::string& certificate) const {
  X509_CRL* list = X509_CRL_new();
  X509_CRL_set_version(list, 1);
  X509_CRL_set_issuer_name(list, X509_get_subject_name(own_.get()));
  ASN1_TIME* time = ASN1_TIME_new();
  set_time(time, now_ms_ - kDay);
  X509_CRL_set1_lastUpdate(list, time);
  set_time(time, next_ms);
  X509_CRL_set1_nextUpdate(list, time);
  if (!certificate.empty()) {
    const auto revoked = read_certificates(certificate);
    X509_REVOKED* entry = X509_REVOKED_new();
    X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(revoked.front().get()));
    set_time(time, now_ms_ - kDay);
    X509_REVOKED_set_revocationDate(entry, time);
    X509_CRL_add0_revoked(list, entry);
  }
  X509_CRL_sort(list);
  X509_CRL_sign(list, key_.get(), EVP_sha256());
  auto result = pem([&](BIO* bio) { PEM_write_bio_X509_CRL(bio, list); });
  ASN1_TIME_free(time);
  X509_CRL_free(list);
  return result;
}

Folder::Folder() {
  auto name = (std::filesystem::temp_directory_path() / "rodedraad-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& text) const {
  const auto file = path_ / name;
  std::ofstream{file, std::ios::binary} << text;
  return file.string();
}

}  // namespace rodedraad::http
