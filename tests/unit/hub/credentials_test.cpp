#include "rodedraad/hub/credentials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "test_certificate.h"

namespace rodedraad::hub {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using testing_support::kCertificate;
/// When the certificate ends.
constexpr std::chrono::sys_seconds kEnd{std::chrono::seconds{4948950683}};

/// A private key in PEM, new each time.
std::string new_key() {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
  char* data = nullptr;
  const auto size = BIO_get_mem_data(bio, &data);
  std::string result{data, static_cast<std::size_t>(size)};
  BIO_free(bio);
  EVP_PKEY_free(key);
  return result;
}

/// A configuration of which one listener names files.
class Credentials : public testing::Test {
 protected:
  Credentials() {
    auto name = (std::filesystem::temp_directory_path() / "rodedraad-keys-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    config::PluginInfo http;
    http.name = "http";
    http.transport = true;
    for (const auto* const setting : {"certificate", "key", "client-key"}) {
      http.settings.push_back({setting, config::SettingType::file, false, false, {}, {}, {}});
    }
    catalogue_.plugins.push_back(http);
    config_.hub.listeners.push_back({"partners", {"http", {}, {}}, {}});
  }
  ~Credentials() override { std::filesystem::remove_all(folder_); }

  void name(const std::string& setting, const std::string& text) {
    const auto file = folder_ / (setting + ".pem");
    std::ofstream{file} << text;
    config_.hub.listeners[0].transport.settings.push_back({setting, file.string(), {}});
  }

  std::vector<std::string> codes(std::chrono::sys_seconds now) const {
    std::vector<std::string> result;
    for (const auto& each : look_at_credentials(config_, catalogue_, now)) {
      result.push_back(each.code);
    }
    return result;
  }

  std::filesystem::path folder_;
  config::Config config_;
  config::Catalogue catalogue_;
};

TEST_F(Credentials, that_are_good_for_long_are_not_told) {
  name("certificate", kCertificate);
  EXPECT_THAT(codes(kEnd - std::chrono::days{62}), IsEmpty());
}

TEST_F(Credentials, that_end_soon_are_told) {
  name("certificate", kCertificate);
  EXPECT_THAT(codes(kEnd - std::chrono::days{30}), ElementsAre("certificate-ends"));
}

TEST_F(Credentials, that_have_ended_are_told) {
  name("certificate", kCertificate);
  EXPECT_THAT(codes(kEnd), ElementsAre("certificate-ended"));
}

TEST_F(Credentials, that_have_two_roles_are_told) {
  const auto key = new_key();
  name("key", key);
  name("client-key", key);
  EXPECT_THAT(codes(kEnd - std::chrono::days{62}), ElementsAre("key-shared"));
}

}  // namespace
}  // namespace rodedraad::hub
