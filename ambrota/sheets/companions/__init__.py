"""The sheets beside the rota: shift codes, people, cover, rules, requests, training and more."""
