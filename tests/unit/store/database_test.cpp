#include "rodedraad/store/database.h"

#include <gtest/gtest.h>

#include "store_fixture.h"

namespace rodedraad::store {
namespace {

TEST(Location, refuses_a_url_it_does_not_know) {
  EXPECT_THROW(Location::from_url("oracle:db", "/data"), StoreError);
  EXPECT_THROW(Location::from_url("sqlite:", "/data"), StoreError);
}

TEST(Location, is_relative_to_the_data_folder) {
  EXPECT_EQ(Location::from_url("sqlite:hub.db", "/data").file, "/data/hub.db");
}

class Database : public StoreTest {};

TEST_F(Database, belongs_to_one_process_at_a_time) {
  const DataLock lock{folder_};
  EXPECT_TRUE(DataLock::held(folder_));
  EXPECT_THROW(DataLock{folder_}, StoreError);
}

TEST_F(Database, is_free_again_when_the_lock_ends) {
  { const DataLock lock{folder_}; }
  EXPECT_FALSE(DataLock::held(folder_));
}

TEST_F(Database, refuses_a_store_of_a_newer_program) {
  writer_.reset();
  raw(location_, "INSERT INTO schema_version VALUES (999)");
  EXPECT_THROW(Writer(location_, nullptr), StoreError);
}

TEST_F(Database, opens_a_second_time_without_migrating_again) {
  writer_.reset();
  EXPECT_NO_THROW(Writer(location_, nullptr));
  EXPECT_NO_THROW(Writer(location_, nullptr));
}

TEST(Reader, says_that_there_is_no_store_yet) {
  EXPECT_THROW(Reader{Location{"/nonexistent/hub.db"}}, StoreError);
}

}  // namespace
}  // namespace rodedraad::store
