#include "rodedraad/hub/processor.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "region.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {
namespace {

constexpr int kBacklog = 2000;

store::CaseFile a_case(const std::string& id) {
  store::CaseFile whole;
  whole.file.id = id;
  whole.file.municipality = "0505";
  return whole;
}

/// A processor that does nothing by itself, with a backlog in its store.
class ProcessorTest : public ::testing::Test {
 protected:
  ProcessorTest() {
    std::string name =
        (std::filesystem::temp_directory_path() / "rodedraad-processor-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    location_ = store::Location::from_url("sqlite:hub.db", folder_);
    writer_ = std::make_unique<store::Writer>(location_, nullptr, model::Drive::by_hand);
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    setups_ = std::make_unique<Setups>(
        std::make_shared<const hub::Setup>(echo_config(), plugins_, clock_, ids_));
    processor_ = std::make_unique<Processor>(
        *setups_, location_, *writer_,
        [this](const store::DeliveryRow& row) { queued_.push_back(row); },
        [](const store::Standing&) { return true; }, [](const std::string&, const std::string&) {},
        model::Drive::by_hand);
  }
  ~ProcessorTest() override {
    processor_.reset();
    writer_.reset();
    std::filesystem::remove_all(folder_);
  }

  void write(store::Writer::Work work) {
    writer_->submit(std::move(work), nullptr);
    writer_->step();
  }

  void fill(store::Transaction& transaction) {
    for (int i = 0; i < kBacklog; ++i) {
      store::MessageRow row;
      row.message.id = ids_.next();
      row.message.kind = "echo";
      row.message.body = "bsn=9999" + std::to_string(10000 + i);
      row.connection = "buur";
      row.municipality = "0505";
      row.received = clock_.now();
      transaction.insert(row);
    }
  }

  void decide_all() {
    while (processor_->step()) continue;
  }

  std::filesystem::path folder_;
  model::FixedClock clock_{model::parse_instant("2026-03-02")};
  Ids ids_{clock_, 1};
  PluginHost plugins_{clock_};
  store::Location location_;
  std::unique_ptr<store::Writer> writer_;
  std::unique_ptr<Setups> setups_;
  std::unique_ptr<Processor> processor_;
  std::vector<store::DeliveryRow> queued_;
};

TEST_F(ProcessorTest, decides_no_further_ahead_of_the_disk_than_a_sender_can_wait_for) {
  write([this](store::Transaction& transaction) { fill(transaction); });
  processor_->recover();
  decide_all();
  EXPECT_GT(writer_->waiting(), 50U);
  EXPECT_LE(writer_->waiting(), 500U);
}

TEST_F(ProcessorTest, handles_the_whole_of_a_backlog) {
  write([this](store::Transaction& transaction) { fill(transaction); });
  processor_->recover();
  do {
    decide_all();
  } while (writer_->step());
  EXPECT_TRUE(processor_->idle());
  EXPECT_EQ(store::Reader{location_}.counts().received, 0U);
}

TEST_F(ProcessorTest, queues_what_it_looked_at_in_the_lane_of_the_case_that_stays) {
  write([](store::Transaction& transaction) {
    transaction.put_case(a_case("stays"));
    transaction.put_case(a_case("goes"));
    store::DeliveryRow row;
    row.message.id = "d1";
    row.message.kind = "echo";
    row.municipality = "0505";
    row.connection = "buur";
    row.case_id = "goes";
    transaction.insert(row);
  });
  // The merge is on its way to the disk when the delivery is read.
  writer_->submit(
      [](store::Transaction& transaction) { transaction.merge_case(a_case("stays").file, "goes"); },
      nullptr);
  processor_->review("d1");
  decide_all();
  writer_->step();
  ASSERT_EQ(queued_.size(), 1U);
  EXPECT_EQ(queued_[0].case_id, "stays");
}

}  // namespace
}  // namespace rodedraad::hub
