#include "rodedraad/crypto/certificates.h"

#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <string>

#include "test_certificate.h"

namespace rodedraad::crypto {

namespace {

using Kind = Credential::Kind;

using testing_support::kCertificate;
constexpr const char* kList = R"(-----BEGIN X509 CRL-----
MIGnME4CAQEwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEdGVzdBcNMjYwMTAxMDAw
MDAwWhcNMjYwMTA4MDAwMDAwWqAOMAwwCgYDVR0UBAMCAQEwCgYIKoZIzj0EAwID
SQAwRgIhAMjtEOi+HVNb9z1LdGn2UmBhpvY+jVScqF8OlCxfSFohAiEAgMKpvcPQ
9qcdD9MMi4YwNyJAgc22pxobEihheXn9nvk=
-----END X509 CRL-----
)";

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

TEST(Credentials, of_a_certificate_tell_when_it_ends) {
  const auto found = read_credentials(kCertificate);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Kind::certificate);
  EXPECT_EQ(found[0].ends.time_since_epoch().count(), 4948950683);
}

TEST(Credentials, of_a_list_tell_when_it_is_too_old) {
  const auto found = read_credentials(kList);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Kind::revocation_list);
  EXPECT_EQ(found[0].ends.time_since_epoch().count(), 1767830400);
}

TEST(Credentials, of_one_file_come_together) {
  EXPECT_EQ(read_credentials(kCertificate + new_key() + kList).size(), 3U);
}

TEST(Credentials, tell_keys_apart) {
  const auto key = new_key();
  EXPECT_EQ(read_credentials(key).at(0).key, read_credentials(key).at(0).key);
  EXPECT_NE(read_credentials(key).at(0).key, read_credentials(new_key()).at(0).key);
}

TEST(Credentials, are_not_in_other_files) {
  EXPECT_TRUE(read_credentials("nothing of the kind").empty());
}

}  // namespace

}  // namespace rodedraad::crypto
