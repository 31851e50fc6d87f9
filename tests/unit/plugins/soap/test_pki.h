#pragma once

#include <filesystem>
#include <string>

#include "certificates.h"

namespace rodedraad::soap {

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
  std::string key_usage;  ///< "digitalSignature"; empty: not stated
};

/// A certificate authority that lives as long as the test. Its certificates are good around kNow.
class TestPki {
 public:
  TestPki();

  const std::string& root() const { return root_.certificate; }
  Identity issue(const Wish& wish) const;
  /// A list of what was revoked: \p certificate, or nothing.
  std::string revocations(const std::string& certificate = {}) const;

 private:
  PrivateKey key_;
  Certificate own_;
  Identity root_;
};

/// The one authority of this program, and an identity of it with an OIN: keys take time to make.
const TestPki& test_pki();
const Identity& test_identity();

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

}  // namespace rodedraad::soap
