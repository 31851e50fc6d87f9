#include "write_back.h"

#include <memory>
#include <utility>

#include "rodedraad/store/database.h"
#include "sqlite.h"

namespace rodedraad::store {

namespace {

constexpr int kFew = 200;   ///< pages of the log that the thread that commits may write back itself
constexpr int kRounds = 4;  ///< in case more comes in than that while it writes

}  // namespace

WriteBack::WriteBack(std::filesystem::path file)
    : file_(std::move(file)), thread_([this] { run(); }) {}

WriteBack::~WriteBack() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

WriteBack::Stage WriteBack::stage() {
  const std::lock_guard lock(mutex_);
  if (!problem_.empty()) throw StoreError(problem_);
  return stage_ == Stage::done ? std::exchange(stage_, Stage::none) : stage_;
}

void WriteBack::begin() {
  {
    const std::lock_guard lock(mutex_);
    stage_ = Stage::under_way;
  }
  changed_.notify_all();
}

void WriteBack::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stage_ != Stage::under_way; });
}

void WriteBack::run() {
  std::unique_ptr<SqliteConnection> connection;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || stage_ == Stage::under_way; });
    if (stage_ != Stage::under_way) return;
    lock.unlock();
    std::string problem;
    try {
      if (connection == nullptr) {
        connection = std::make_unique<SqliteConnection>(file_, SqliteConnection::Mode::write);
        connection->once("SELECT count(*) FROM sqlite_schema");  // finds out that there is a log
      }
      for (int round = 0; round < kRounds && connection->write_back() > kFew; ++round) {
      }
    } catch (const StoreError& failed) {
      problem = failed.what();
    }
    lock.lock();
    problem_ = std::move(problem);
    stage_ = Stage::done;
    changed_.notify_all();
  }
}

}  // namespace rodedraad::store
