#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <future>
#include <string>

#include "any_store.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/vault.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::store {

/// A store of its own in a folder of its own.
class StoreTest : public ::testing::Test {
 public:
  ~StoreTest() override {
    writer_.reset();
    std::filesystem::remove_all(folder_);
  }

 protected:
  StoreTest() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-store-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    location_ = Location::from_url(new_store_url(), folder_);
    writer_ = std::make_unique<Writer>(
        location_, [](std::string_view what) { ADD_FAILURE() << "the writer failed: " << what; });
  }

  /// For what is so of a file only.
  bool on_server() const { return !location_.server.empty(); }

  /// The same store, of which nothing is in memory yet.
  Location afresh() const {
    auto anew = location_;
    anew.vault = nullptr;
    anew.vault = anew.shared_vault();
    return anew;
  }

  /// Runs the work and waits until it is committed.
  void write(Writer::Work work) {
    std::promise<void> committed;
    writer_->submit(std::move(work), [&] { committed.set_value(); });
    committed.get_future().wait();
  }

  static MessageRow message(const std::string& id, const std::string& key = {}) {
    MessageRow row;
    row.message.id = id;
    row.message.kind = "notificatie";
    row.message.body = std::string{"bytes\0with a zero", 17};
    row.message.headers = {{"bron", "1"}, {"Quote", "a\"b"}};
    row.connection = "duo";
    row.municipality = "0505";
    row.idempotency_key = key;
    row.body_hash = "hash-of-" + id;
    row.findings = {{sdk::Severity::warning, "code", "/where", "text"}};
    return row;
  }

  static DeliveryRow delivery(const std::string& id, const std::string& case_id,
                              DeliveryState state = DeliveryState::queued) {
    DeliveryRow row;
    row.message.id = id;
    row.message.kind = "pvt.registreren";
    row.message.method = "PUT";
    row.message.body = "{}";
    row.connection = "duo";
    row.case_id = case_id;
    row.cause = "m1";
    row.fields = {"inburgeraar.bsn", "pvt.datumOndertekening"};
    row.withheld = {{"inburgeraar.adres", "niet nodig"}};
    row.state = state;
    return row;
  }

  std::filesystem::path folder_;
  Location location_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace rodedraad::store
