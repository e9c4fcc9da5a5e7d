"""The Decision on Sichuan's counties: document, gazetteer, geocoding, layers and exports."""
