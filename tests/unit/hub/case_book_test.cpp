#include "case_book.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <filesystem>
#include <future>

#include "rodedraad/store/writer.h"

namespace rodedraad::hub {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const model::CaseIdentifier kFirst{"v-nummer", "0000001"};
const model::CaseIdentifier kSecond{"v-nummer", "0000002"};

/// What the processor decided of messages that wait for a person, before and after it is on disk.
class CaseBookTest : public ::testing::Test {
 protected:
  CaseBookTest() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-book-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    location_ = store::Location::from_url("sqlite:hub.db", folder_);
    writer_ = std::make_unique<store::Writer>(location_,
                                              [](std::string_view what) { ADD_FAILURE() << what; });
    book_ = std::make_unique<CaseBook>(location_, 10);
  }
  ~CaseBookTest() override {
    book_.reset();
    writer_.reset();
    std::filesystem::remove_all(folder_);
  }

  static store::MessageRow message(store::MessageState state) {
    store::MessageRow row;
    row.message.id = "m1";
    row.connection = "duo";
    row.municipality = "0505";
    row.state = state;
    return row;
  }

  static Plan parks(const model::CaseIdentifier& waits_for) {
    Plan plan;
    plan.message = message(store::MessageState::parked);
    plan.waits = {waits_for};
    return plan;
  }

  static Plan releases() {
    Plan plan;
    plan.message.message.id = "another";
    plan.released = {message(store::MessageState::received)};
    return plan;
  }

  void write(const store::Writer::Work& work) {
    std::promise<void> committed;
    writer_->submit(work, [&] { committed.set_value(); });
    committed.get_future().wait();
  }

  /// As when it came in and was parked, some time ago.
  void lies_parked() {
    write([](store::Transaction& transaction) {
      auto row = message(store::MessageState::received);
      transaction.insert(row);
      row.state = store::MessageState::parked;
      transaction.update(row, store::MessageState::received, {});
      transaction.add_wait("0505", kFirst, "m1");
    });
  }

  std::vector<std::string> waiting_for(const model::CaseIdentifier& identifier) {
    std::vector<std::string> ids;
    for (const auto& row : book_->waiting_for("0505", identifier)) ids.push_back(row.message.id);
    return ids;
  }

  std::filesystem::path folder_;
  store::Location location_;
  std::unique_ptr<store::Writer> writer_;
  std::unique_ptr<CaseBook> book_;
};

TEST_F(CaseBookTest, finds_what_waits_in_the_store) {
  lies_parked();
  EXPECT_THAT(waiting_for(kFirst), ElementsAre("m1"));
  EXPECT_THAT(waiting_for(kSecond), IsEmpty());
}

TEST_F(CaseBookTest, finds_what_waits_before_that_is_on_disk) {
  book_->decided(parks(kFirst));
  EXPECT_THAT(waiting_for(kFirst), ElementsAre("m1"));
}

TEST_F(CaseBookTest, releases_nothing_twice) {
  lies_parked();
  book_->decided(releases());
  EXPECT_THAT(waiting_for(kFirst), IsEmpty());
}

TEST_F(CaseBookTest, finds_what_was_released_and_waits_again_before_either_is_on_disk) {
  lies_parked();
  const auto released = releases();
  const auto parked = parks(kSecond);
  book_->decided(released);
  book_->decided(parked);
  EXPECT_THAT(waiting_for(kSecond), ElementsAre("m1"));
  EXPECT_THAT(waiting_for(kFirst), IsEmpty()) << "for that it waits no more";
  book_->settled(released);
  EXPECT_THAT(waiting_for(kSecond), ElementsAre("m1"));
}

TEST_F(CaseBookTest, does_not_release_again_what_an_older_plan_released) {
  lies_parked();
  const auto first = releases();
  const auto parked = parks(kSecond);
  const auto second = releases();
  for (const auto* plan : {&first, &parked, &second}) book_->decided(*plan);
  book_->settled(first);
  book_->settled(parked);
  EXPECT_THAT(waiting_for(kSecond), IsEmpty());
  EXPECT_THAT(waiting_for(kFirst), IsEmpty());
}

TEST_F(CaseBookTest, lets_a_person_take_what_nobody_else_has) {
  lies_parked();
  ASSERT_TRUE(book_->take("m1"));
  EXPECT_FALSE(book_->take("m1"));
  EXPECT_THAT(waiting_for(kFirst), IsEmpty());
  book_->let_go("m1");
  EXPECT_THAT(waiting_for(kFirst), ElementsAre("m1"));
}

}  // namespace
}  // namespace rodedraad::hub
