#include "rodedraad/store/checkpoints.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <fstream>
#include <sstream>

#include "rodedraad/store/database.h"

namespace rodedraad::store {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class CheckpointFolder : public testing::Test {
 protected:
  CheckpointFolder() {
    std::string name = (fs::temp_directory_path() / "rodedraad-points-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    Checkpoints points{folder_, key_.copy()};
    for (int i = 1; i <= 3; ++i) points.add(point(i));
  }
  ~CheckpointFolder() override { fs::remove_all(folder_); }

  static Checkpoint point(int seq) {
    return {{seq, std::string(32, static_cast<char>(seq))},
            model::Instant{std::chrono::milliseconds{seq}},
            false};
  }
  CheckpointList list() const {
    return read_checkpoints(folder_ / kCheckpointFile, read_public_key(folder_ / kPublicKeyFile));
  }
  std::string text() const {
    std::ostringstream out;
    out << std::ifstream{folder_ / kCheckpointFile}.rdbuf();
    return out.str();
  }
  void put(const std::string& text) { std::ofstream{folder_ / kCheckpointFile} << text; }

  const crypto::Secret key_ = crypto::Secret::random(32);
  fs::path folder_;
};

TEST_F(CheckpointFolder, gives_back_what_was_put_in) {
  const auto found = list();
  ASSERT_THAT(found.checkpoints, SizeIs(3));
  EXPECT_THAT(found.bad_lines, IsEmpty());
  EXPECT_EQ(found.checkpoints[1].head, point(2).head);
  EXPECT_EQ(Checkpoints(folder_, key_.copy()).last()->head, point(3).head);
}

TEST_F(CheckpointFolder, tells_which_line_was_changed) {
  auto changed = text();
  changed[changed.find("checkpoint 2") + 11] = '9';
  put(changed);
  EXPECT_THAT(list().bad_lines, ElementsAre(2U));
}

TEST_F(CheckpointFolder, tells_where_a_line_was_taken_out) {
  auto changed = text();
  const auto second = changed.find("checkpoint 2");
  changed.erase(second, changed.find("checkpoint 3") - second);
  put(changed);
  EXPECT_THAT(list().bad_lines, ElementsAre(2U));
}

TEST_F(CheckpointFolder, with_a_forged_last_line_stops_the_hub) {
  auto changed = text();
  changed[changed.find("checkpoint 3") + 11] = '1';
  put(changed);
  EXPECT_THROW(Checkpoints(folder_, key_.copy()).last(), StoreError);
}

TEST_F(CheckpointFolder, loses_the_half_line_of_a_power_cut_only) {
  put(text() + "checkpoint 4 00");
  EXPECT_THAT(list().bad_lines, IsEmpty());
  Checkpoints points{folder_, key_.copy()};
  EXPECT_EQ(points.last()->head.seq, 3);
  points.add(point(4));
  EXPECT_THAT(list().checkpoints, SizeIs(4));
  EXPECT_THAT(list().bad_lines, IsEmpty());
}

TEST_F(CheckpointFolder, is_of_one_hub) {
  EXPECT_THROW(Checkpoints(folder_, crypto::Secret::random(32)), StoreError);
}

TEST_F(CheckpointFolder, grows_without_reading_it_all) {
  Checkpoints points{folder_, key_.copy()};
  for (int i = 4; i <= 60; ++i) points.add(point(i));
  EXPECT_EQ(points.last()->head.seq, 60);
  EXPECT_THAT(list().checkpoints, SizeIs(60));
}

}  // namespace
}  // namespace rodedraad::store
