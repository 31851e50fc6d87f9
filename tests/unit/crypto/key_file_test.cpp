#include "rodedraad/crypto/key_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <stdexcept>
#include <string>

#include "rodedraad/crypto/aead.h"

namespace rodedraad::crypto {
namespace {

namespace fs = std::filesystem;

class KeyFile : public testing::Test {
 protected:
  KeyFile() {
    std::string name = (fs::temp_directory_path() / "rodedraad-keys-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    file_ = folder_ / "keys" / "one.key";
  }
  ~KeyFile() override { fs::remove_all(folder_); }

  void put(const std::string& text, fs::perms mode = fs::perms::owner_read) {
    fs::create_directories(file_.parent_path());
    std::ofstream{file_} << text;
    fs::permissions(file_, mode);
  }

  fs::path folder_, file_;
};

TEST_F(KeyFile, is_made_once_and_stays) {
  const auto made = read_or_make_key(file_);
  EXPECT_EQ(made.size(), kKeyLength);
  EXPECT_EQ(read_or_make_key(file_).view(), made.view());
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read);
}

TEST_F(KeyFile, may_be_hexadecimal) {
  put(std::string(64, 'a') + "\n");
  EXPECT_EQ(read_key(file_).view(), std::string(32, '\xaa'));
}

TEST_F(KeyFile, is_refused_when_others_may_read_it) {
  put(std::string(32, 'k'), fs::perms::owner_read | fs::perms::group_read);
  EXPECT_THROW(read_key(file_), std::runtime_error);
}

TEST_F(KeyFile, is_refused_when_it_holds_no_key) {
  put("secret");
  EXPECT_THROW(read_key(file_), std::runtime_error);
}

TEST_F(KeyFile, that_is_not_there_is_not_made_by_who_only_reads) {
  EXPECT_THROW(read_key(file_), std::runtime_error);
  EXPECT_FALSE(fs::exists(file_));
}

}  // namespace
}  // namespace rodedraad::crypto
