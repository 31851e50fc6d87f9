#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fake_host.h"
#include "rodedraad/sdk/transport.h"

namespace rodedraad::files {

/// The table of the plugin itself, loaded as the hub loads it.
const rd_plugin& plugin();

/// An instance of the plugin, used over its binary contract only.
class Instance {
 public:
  Instance(const FakeHost& host, const std::map<std::string, std::string>& settings);
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;
  ~Instance();

  rd_status status() const { return status_; }
  const rd_error& error() const { return error_; }
  rd_status start();
  /// Returns when the answers that were given are carried out.
  void stop(std::chrono::milliseconds deadline = std::chrono::seconds{30});
  std::string address() const;
  void send(const sdk::Message& message, sdk::Transport::Done done);
  /// Sends and waits for how it ends.
  sdk::Sent sent(const std::string& name, const std::string& body);

 private:
  void* self_ = nullptr;
  rd_error error_{};
  rd_status status_;
};

/// A drop folder of its own, a hub that is played, and an instance that works fast.
class Drop : public testing::Test {
 public:
  ~Drop() override;

 protected:
  Drop();

  /// Settings for the folder, with \p more over the defaults of the tests.
  std::map<std::string, std::string> settings(std::map<std::string, std::string> more = {}) const;
  void put(const std::filesystem::path& name, const std::string& content) const;
  std::string content(const std::filesystem::path& name) const;
  /// The names in a subfolder ("" is the folder itself) in order, without the subfolders.
  std::vector<std::string> files(const std::filesystem::path& subfolder = {}) const;

  std::filesystem::path folder_;
  FakeHost host_;
};

}  // namespace rodedraad::files
