#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "certificates.h"

namespace rodedraad::http {

/// A key with a certificate, as PEM.
struct Identity {
  std::string key;
  std::string certificate;
};

/// How a certificate is made.
struct Wish {
  std::string common_name = "Test";
  std::string serial_number;  ///< in the subject
  std::int64_t from_ms = 0;
  std::int64_t to_ms = 0;
  std::string key_usage;     ///< "digitalSignature"; empty: not stated
  std::string purpose = {};  ///< "serverAuth" or "clientAuth"; empty: not stated
  std::string names = {};    ///< subjectAltName: "DNS:partner.example,IP:127.0.0.1"
};

/// A certificate authority that lives as long as the test. Its certificates are good from a day
/// before \p now_ms until a day after it, unless a wish says otherwise.
class TestPki {
 public:
  explicit TestPki(std::int64_t now_ms);

  const std::string& root() const { return root_.certificate; }
  Identity issue(const Wish& wish) const;
  /// A list of what was revoked: \p certificate, or nothing.
  std::string revocations(const std::string& certificate = {}) const {
    return revocations_until(now_ms_ + 86'400'000, certificate);
  }
  std::string revocations_until(std::int64_t next_ms, const std::string& certificate = {}) const;

 private:
  std::int64_t now_ms_;
  PrivateKey key_;
  Certificate own_;
  Identity root_;
};

/// A folder that goes with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path() const { return path_.string(); }
  /// Writes a file and gives its path.
  std::string write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

}  // namespace rodedraad::http
